using Ksat.Provisioning.Application.Events;
using Ksat.Provisioning.Application.Messaging;

namespace Ksat.Provisioning.Extending.Tests;

/// <summary>Tells the helpdesk of everyone who is new. The same person may be told twice: the helpdesk's own list decides.</summary>
internal sealed class PrepareDesk(Helpdesk helpdesk) : IProvisioningEventHandler<DirectoryUserCreated>
{
    public Task Handle(DirectoryUserCreated notification, CancellationToken cancellationToken)
    {
        helpdesk.Expect(notification.TenantId, notification.UserId);
        return Task.CompletedTask;
    }
}
