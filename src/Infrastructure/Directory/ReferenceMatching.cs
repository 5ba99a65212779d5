using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Infrastructure.Bulk;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Directory;

/// <summary>A user to whom a reference leads.</summary>
internal sealed record ReferencedUser(Guid Id, string UserName);

/// <summary>
/// Leads references, of members and managers, to users of the directory: by SCIM id, else externalId (exact), else userName (without case).
/// Of two users with one externalId the earlier made one is meant.
/// </summary>
internal sealed class ReferenceMatching(ProvisioningDbContext database)
{
    /// <summary>References that lead nowhere are absent.</summary>
    public async Task<Dictionary<string, ReferencedUser>> MatchAsync(IReadOnlyCollection<string> references, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, ReferencedUser>(references.Count, StringComparer.Ordinal);
        await ByIdAsync(references, found, cancellationToken);
        await ByExternalIdAsync(Unmatched(references, found), found, cancellationToken);
        await ByUserNameAsync(Unmatched(references, found), found, cancellationToken);
        return found;
    }

    private async Task ByIdAsync(IReadOnlyCollection<string> references, Dictionary<string, ReferencedUser> found, CancellationToken cancellationToken)
    {
        var ids = new List<(string Reference, Guid Id)>();
        foreach (var reference in references)
        {
            if (Ids.TryParse(reference, out var id))
            {
                ids.Add((reference, id));
            }
        }

        var users = new Dictionary<Guid, ReferencedUser>(ids.Count);
        foreach (var piece in Pieces.Of(ids.Select(pair => pair.Id)))
        {
            foreach (var user in await Users().Where(user => piece.Contains(user.Id)).Select(user => new ReferencedUser(user.Id, user.UserName)).ToListAsync(cancellationToken))
            {
                users.Add(user.Id, user);
            }
        }

        foreach (var (reference, id) in ids)
        {
            if (users.TryGetValue(id, out var user))
            {
                found[reference] = user;
            }
        }
    }

    private async Task ByExternalIdAsync(List<string> references, Dictionary<string, ReferencedUser> found, CancellationToken cancellationToken)
    {
        foreach (var piece in Pieces.Of(references.Where(reference => reference.Length <= DirectoryUser.KeyLength)))
        {
            // Put in order here: asked to do it, SQLite walks all users by their ids instead of looking these up.
            var users = await Users().Where(user => piece.Contains(user.ExternalId!))
                .Select(user => new { user.ExternalId, User = new ReferencedUser(user.Id, user.UserName) }).ToListAsync(cancellationToken);
            var wanted = piece.ToHashSet(StringComparer.Ordinal);
            foreach (var user in users.OrderBy(user => user.User.Id))
            {
                // SQL Server leaves trailing spaces out of a comparison; here they count.
                if (wanted.Contains(user.ExternalId!))
                {
                    found.TryAdd(user.ExternalId!, user.User);
                }
            }
        }
    }

    private async Task ByUserNameAsync(List<string> references, Dictionary<string, ReferencedUser> found, CancellationToken cancellationToken)
    {
        var keys = references.ToLookup(CaseFolding.Key, StringComparer.Ordinal);
        foreach (var piece in Pieces.Of(keys.Select(key => key.Key).Where(key => key.Length <= DirectoryUser.KeyLength)))
        {
            var users = await Users().Where(user => piece.Contains(user.UserNameKey))
                .Select(user => new { user.UserNameKey, User = new ReferencedUser(user.Id, user.UserName) }).ToListAsync(cancellationToken);
            foreach (var user in users)
            {
                foreach (var reference in keys[user.UserNameKey])
                {
                    found[reference] = user.User;
                }
            }
        }
    }

    private IQueryable<DirectoryUser> Users() => database.DirectoryUsers.AsNoTracking();

    private static List<string> Unmatched(IReadOnlyCollection<string> references, Dictionary<string, ReferencedUser> found) =>
        [.. references.Where(reference => !found.ContainsKey(reference))];
}
