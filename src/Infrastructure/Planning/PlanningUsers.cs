using System.Runtime.CompilerServices;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Planning;

/// <summary>Directory users with the roster's side, joined in the database.</summary>
internal sealed class PlanningUsers(ProvisioningDbContext database, AddressesElsewhere elsewhere)
{
    public async IAsyncEnumerable<IReadOnlyList<PlanningUser>> AllAsync(int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = Guid.Empty;
        List<PlanningUser> page;
        do
        {
            page = await ReadAsync(database.DirectoryUsers.Where(user => user.Id > after).OrderBy(user => user.Id).Take(pageSize), cancellationToken);
            if (page.Count > 0)
            {
                yield return page;
                after = page[^1].Id;
            }
        }
        while (page.Count == pageSize);
    }

    public async Task<IReadOnlyList<PlanningUser>> OfAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var users = new List<PlanningUser>(ids.Count);
        foreach (var piece in Pieces.InOrder(ids))
        {
            users.AddRange(await ReadAsync(database.DirectoryUsers.Where(user => piece.Contains(user.Id)), cancellationToken));
        }

        return users;
    }

    private async Task<List<PlanningUser>> ReadAsync(IQueryable<DirectoryUser> users, CancellationToken cancellationToken)
    {
        var rows = await Joined(users).ToListAsync(cancellationToken);
        var used = await elsewhere.AmongAsync(rows.Where(row => row.TakesAddress).Select(row => row.UserNameKey), cancellationToken);
        return [.. rows.Select(row => row.ToCase(used.Contains(row.UserNameKey)))];
    }

    private IQueryable<Row> Joined(IQueryable<DirectoryUser> users) =>
        from user in users.AsNoTracking()
        join link in database.RosterUsers on (Guid?)user.Id equals link.DirectoryUserId into links
        from linked in links.DefaultIfEmpty()
        join address in database.RosterUsers on linked!.EmailKey == user.UserNameKey ? null : user.UserNameKey equals address.EmailKey into addresses
        from holder in addresses.DefaultIfEmpty()
        join other in database.DirectoryUsers on holder!.DirectoryUserId equals (Guid?)other.Id into others
        from owner in others.DefaultIfEmpty()
        orderby user.Id
        select new Row
        {
            Id = user.Id,
            ExternalId = user.ExternalId,
            UserName = user.UserName,
            UserNameKey = user.UserNameKey,
            DisplayName = user.DisplayName,
            Active = user.Active,
            Document = user.Document,
            FieldStates = user.FieldStates,
            Linked = linked,
            OtherHolder = holder,
            Owner = (Guid?)owner!.Id,
        };

    private sealed class Row
    {
        public required Guid Id { get; init; }

        public required string? ExternalId { get; init; }

        public required string UserName { get; init; }

        public required string UserNameKey { get; init; }

        public required string? DisplayName { get; init; }

        public required bool Active { get; init; }

        public required string Document { get; init; }

        public required string FieldStates { get; init; }

        public required RosterUser? Linked { get; init; }

        public required RosterUser? OtherHolder { get; init; }

        public required Guid? Owner { get; init; }

        private Guid? HolderOwner => Owner == Id ? null : Owner;

        private RosterUser? Holder => Linked?.EmailKey == UserNameKey ? Linked : OtherHolder;

        private RosterUser? Twin => Linked ?? (HolderOwner is null ? OtherHolder : null);

        /// <summary>False: his twin is active under this address already, so nobody needs to be asked for it.</summary>
        public bool TakesAddress => Twin is not { Status: RosterStatus.Active } twin || twin.EmailKey != UserNameKey;

        public PlanningUser ToCase(bool usedElsewhere) =>
            new(Id, ExternalId, UserName, DisplayName, Active, Document, FieldStates, Linked, Holder, HolderOwner, usedElsewhere);
    }
}
