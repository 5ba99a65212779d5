using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Notices;
using Ksat.Provisioning.Domain.Specifications;

namespace Ksat.Provisioning.Application.Notices;

/// <summary>Takes the mails that are due out of the queue for one try: whoever takes one has it for a while, so that two processes don't send the same.</summary>
public sealed record TakeDueMails : ICommand<IReadOnlyList<NoticeMail>>;

internal sealed class TakeDueMailsValidator : AbstractValidator<TakeDueMails>;

internal sealed class TakeDueMailsHandler(IStore store, TimeProvider clock) : ICommandHandler<TakeDueMails, IReadOnlyList<NoticeMail>>
{
    private const int MostMails = 20;

    public async Task<Result<IReadOnlyList<NoticeMail>>> Handle(TakeDueMails request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await store.ListAsync(new DueMails(now, MostMails), cancellationToken);
        foreach (var mail in due)
        {
            mail.Failed(now); // Until it has succeeded: a killed process leaves the next try planned.
        }

        return Result<IReadOnlyList<NoticeMail>>.Of(due);
    }
}

/// <summary>Notes that a mail went out.</summary>
public sealed record NoteSentMail(Guid Id) : ICommand<Done>;

internal sealed class NoteSentMailValidator : AbstractValidator<NoteSentMail>;

internal sealed class NoteSentMailHandler(IStore store, TimeProvider clock) : ICommandHandler<NoteSentMail, Done>
{
    public async Task<Result<Done>> Handle(NoteSentMail request, CancellationToken cancellationToken)
    {
        var mail = await store.FindAsync<NoticeMail>(request.Id, cancellationToken);
        mail?.Sent(clock.GetUtcNow());
        return default(Done);
    }
}

internal sealed class DueMails : Specification<NoticeMail>
{
    public DueMails(DateTimeOffset now, int most) => Query.Where(mail => mail.NextAttemptAt != null && mail.NextAttemptAt <= now).OrderBy(mail => mail.Id).Take(most);
}
