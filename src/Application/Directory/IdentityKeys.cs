using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Directory;

namespace Ksat.Provisioning.Application.Directory;

/// <summary>The folded values by which others may name a user: as manager or as member (docs/product.md, "Memberships").</summary>
internal sealed record IdentityKeys(Guid Id, string? ExternalId, string UserName)
{
    public static IdentityKeys Of(DirectoryUser user) => new(user.Id, user.ExternalId, user.UserName);

    public IEnumerable<string> Values =>
        new[] { Id.ToString(), ExternalId, UserName }.OfType<string>().Select(CaseFolding.Key);

    /// <summary>New and old values, when a user got another name.</summary>
    public IReadOnlyList<string> With(IdentityKeys before) => [.. Values.Union(before.Values)];
}
