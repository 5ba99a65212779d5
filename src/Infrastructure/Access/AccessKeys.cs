using System.Security.Cryptography;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Access;

internal sealed class AccessKeys(ProvisioningDbContext database, KnownKeys knownKeys, LastUses lastUses, TimeProvider clock) : IAccessKeys
{
    private static readonly Func<ProvisioningDbContext, byte[], AccessKind, IAsyncEnumerable<Presented>> ByHash = EF.CompileAsyncQuery(
        (ProvisioningDbContext context, byte[] hash, AccessKind kind) =>
            from key in context.AccessKeys.AsNoTracking().IgnoreQueryFilters()
            where key.Hash == hash && key.Kind == kind
            join tenant in context.Tenants.AsNoTracking().IgnoreQueryFilters() on key.TenantId equals (Guid?)tenant.Id into owners
            from owner in owners.DefaultIfEmpty()
            select new Presented(key, owner));

    public async Task<Result<AccessGrant>> FindAsync(AccessKind kind, string secret, CancellationToken cancellationToken)
    {
        var hash = AccessKey.HashOf(secret);
        var memory = knownKeys.Now;
        KnownKeys.KnownKey? found;
        try
        {
            found = memory.Of(kind, hash) ?? await AskAsync(kind, hash, memory, cancellationToken);
        }
        catch (Exception exception) when (DatabaseFaults.Of(exception) is { } fault)
        {
            return fault;
        }

        var now = clock.GetUtcNow();
        if (found is not { } known || !CryptographicOperations.FixedTimeEquals(known.Key.Hash, hash) || !known.Key.IsActive(now))
        {
            return Fault.NotFound("The secret is nobody's.");
        }

        lastUses.Note(known.Key.Id, known.Key.LastUsedAt, now);
        return known.Grant;
    }

    private async Task<KnownKeys.KnownKey?> AskAsync(AccessKind kind, byte[] hash, KnownKeys.Memory memory, CancellationToken cancellationToken)
    {
        await foreach (var (key, tenant) in ByHash(database, hash, kind).WithCancellation(cancellationToken))
        {
            var known = new KnownKeys.KnownKey(
                key,
                new AccessGrant(key.Id, key.TenantId, tenant?.Suspended ?? false, tenant?.Settings.Enabled ?? true, tenant?.Settings.AnswerUserPatchWith204 ?? false));
            memory.Learn(known);
            return known;
        }

        return null;
    }

    private sealed record Presented(AccessKey Key, Tenant? Tenant);
}
