using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Notices;
using Ksat.Provisioning.Domain.Specifications;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Application.Notices;

/// <summary>Puts an e-mail for each recipient of each new notice into the queue; a notice that was mailed, or waits to be, is left alone.</summary>
public sealed record QueueNoticeMails : ICommand<int>;

internal sealed class QueueNoticeMailsValidator : AbstractValidator<QueueNoticeMails>;

internal sealed class QueueNoticeMailsHandler(IStore store, CurrentNotices notices, Caller caller, TimeProvider clock) : ICommandHandler<QueueNoticeMails, int>
{
    public async Task<Result<int>> Handle(QueueNoticeMails request, CancellationToken cancellationToken)
    {
        var tenant = await store.FindAsync<Tenant>(caller.TenantId, cancellationToken);
        var recipients = tenant?.Settings.StaleSync.Recipients ?? [];
        var current = recipients.Count == 0 ? [] : await notices.ReadAsync(cancellationToken);
        if (current.Count == 0)
        {
            return 0;
        }

        var keys = current.Select(notice => notice.Key).ToList();
        var known = (await store.ListAsync(new MailsAbout(keys), cancellationToken)).Select(mail => (mail.Key, mail.Recipient)).ToHashSet();
        var now = clock.GetUtcNow();
        var queued = 0;
        foreach (var notice in current)
        {
            foreach (var recipient in recipients.Where(recipient => known.Add((notice.Key, recipient))))
            {
                store.Add(new NoticeMail
                {
                    TenantId = caller.TenantId,
                    Id = Ids.New(clock),
                    Key = notice.Key,
                    Recipient = recipient,
                    Text = $"{tenant!.Name}: {notice.Text}",
                    CreatedAt = now,
                    NextAttemptAt = now,
                });
                queued++;
            }
        }

        return queued;
    }
}

internal sealed class MailsAbout : Specification<NoticeMail>
{
    public MailsAbout(IReadOnlyCollection<string> keys) => Query.Where(mail => keys.Contains(mail.Key)).AsNoTracking();
}
