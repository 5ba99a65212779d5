using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Application.Syncing;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Application.Notices;

/// <summary>One look at a tenant: queues mails for new notices and sends what is due.</summary>
public sealed class NoticeRounds(TenantScopes scopes, IMailer mailer)
{
    private const string Subject = "KSAT Provisioning needs a look";

    public async Task GoAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.Open(tenantId);
        var sender = scope.ServiceProvider.GetRequiredService<ISender>();
        await sender.SendAsync(new QueueNoticeMails(), cancellationToken);
        var due = await sender.SendAsync(new TakeDueMails(), cancellationToken);
        foreach (var mail in due.IsFault ? [] : due.Value)
        {
            if (await mailer.SendAsync(mail.Recipient, Subject, mail.Text, cancellationToken))
            {
                await sender.SendAsync(new NoteSentMail(mail.Id), cancellationToken);
            }
        }
    }
}
