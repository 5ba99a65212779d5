using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Patch;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Application.Directory.Users;

/// <summary>The users of the caller's directory: how a command comes to one, and how it leaves him.</summary>
internal sealed class DirectoryUsers(
    IStore store, IDirectoryMembers members, IChangeFeed feed, SchemaTable schemas, Caller caller, TimeProvider clock)
{
    /// <summary>The user; a fault when he is gone or the precondition fails.</summary>
    public async Task<Result<DirectoryUser>> FindAsync(Guid id, Precondition precondition, CancellationToken cancellationToken)
    {
        var user = await store.FindAsync<DirectoryUser>(id, cancellationToken);
        if (user is null)
        {
            return Gone(id);
        }

        return precondition.Against(user.Version) is { } fault ? fault : user;
    }

    public UserDocument DocumentOf(DirectoryUser user) => UserDocument.Load(user.Document, user.FieldStates, schemas.Users);

    public async Task<UserView> CreateAsync(UserDocument document, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var user = new DirectoryUser { TenantId = caller.TenantId, Id = Ids.New(clock), CreatedAt = now };
        user.Write(UserContent.Of(document, schemas.Users, user), now);
        store.Add(user);
        feed.Record(FeedKind.UserCreated, user.Id, values: [.. IdentityKeys.Of(user).Values], attributes: ChangedAttributes.Of(user.Document));

        // Nobody is in a group before he comes, unless one named him.
        return await AdoptAsync(user, cancellationToken) ? await ViewAsync(user, cancellationToken) : UserView.Of(user, []);
    }

    /// <summary>Applies a PATCH, all of it or nothing.</summary>
    public async Task<Result<UserView>> PatchAsync(Guid id, PatchRequest patch, Precondition precondition, CancellationToken cancellationToken)
    {
        var found = await FindAsync(id, precondition, cancellationToken);
        if (found.IsFault)
        {
            return found.Fault;
        }

        return DocumentOf(found.Value).Apply(patch).TryValue(out var change, out var fault)
            ? await LeaveAsync(found.Value, change, cancellationToken)
            : Fault.Of(fault);
    }

    /// <summary>Leaves the user with what a request made of his document: one version and one entry in the feed; what only the sync can see leaves the version alone, a no-op only an entry.</summary>
    public async Task<UserView> LeaveAsync(DirectoryUser user, DocumentChange change, CancellationToken cancellationToken)
    {
        if (!change.Changed)
        {
            feed.Record(FeedKind.NothingChanged, user.Id);
            return await ViewAsync(user, cancellationToken);
        }

        if (!change.AnswerChanged)
        {
            feed.Record(FeedKind.UserChanged, user.Id, attributes: ChangedAttributes.BetweenStates(user.FieldStates, change.Document.States));
            user.Note(change.Document.States);
            return await ViewAsync(user, cancellationToken);
        }

        var before = IdentityKeys.Of(user);
        var attributes = ChangedAttributes.Between(user.Document, change.Document.Json);
        var emails = attributes.Contains("emails");
        if (emails)
        {
            await store.LoadAsync(user, row => row.Emails, cancellationToken);
        }

        user.Write(UserContent.Of(change.Document, schemas.Users, user, emails), clock.GetUtcNow());
        var after = IdentityKeys.Of(user);
        feed.Record(FeedKind.UserChanged, user.Id, values: after == before ? null : after.With(before), attributes: attributes);
        if (after != before)
        {
            await AdoptAsync(user, cancellationToken);
        }

        return await ViewAsync(user, cancellationToken);
    }

    /// <summary>The user is gone from the directory, and from its groups, whose versions rise.</summary>
    public async Task<UserView> DeleteAsync(DirectoryUser user, CancellationToken cancellationToken)
    {
        await members.RemoveFromAllAsync(user.Id, cancellationToken);
        store.Remove(user);
        feed.Record(FeedKind.UserDeleted, user.Id, values: [.. IdentityKeys.Of(user).Values]);
        return UserView.Of(user, []);
    }

    private static Fault Gone(Guid id) => Fault.NotFound($"There is no user {id}.");

    /// <summary>Groups that named him before he came, or before he was named so, have him as member now.</summary>
    private async Task<bool> AdoptAsync(DirectoryUser user, CancellationToken cancellationToken)
    {
        var groups = await members.AdoptAsync(user.Id, user.ExternalId, user.UserName, cancellationToken);
        foreach (var group in groups)
        {
            feed.Record(FeedKind.MembersChanged, group, [user.Id], arrives: true);
        }

        return groups.Count > 0;
    }

    private async Task<UserView> ViewAsync(DirectoryUser user, CancellationToken cancellationToken) =>
        UserView.Of(user, await members.GroupsOfAsync([user.Id], cancellationToken));
}
