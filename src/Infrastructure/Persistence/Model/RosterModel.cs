using Ksat.Provisioning.Domain.Directory;
using Ksat.Provisioning.Domain.Roster;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksat.Provisioning.Infrastructure.Persistence.Model;

internal sealed class RosterUserModel : IEntityTypeConfiguration<RosterUser>
{
    /// <summary>E-mail, first and last name, folded (folding may lengthen a text threefold).</summary>
    private const int SearchKeyLength = 3 * ((3 * RosterFields.TextLength) + 2);

    public void Configure(EntityTypeBuilder<RosterUser> builder)
    {
        builder.HasKey(user => new { user.TenantId, user.Id });
        builder.Property(user => user.Email).HasMaxLength(RosterFields.TextLength);
        builder.Property(user => user.EmailKey).HasMaxLength(DirectoryUser.KeyLength);
        builder.Property(user => user.LinkedExternalId).HasMaxLength(DirectoryUser.KeyLength);
        builder.Property(user => user.SearchKey).HasMaxLength(SearchKeyLength);
        builder.Property(user => user.Version).IsConcurrencyToken();
        builder.Ignore(user => user.Name);
        foreach (var field in RosterFields.All)
        {
            builder.Property<string?>(PropertyOf(field)).HasMaxLength(field.MaxLength);
        }

        builder.HasIndex(user => new { user.TenantId, user.EmailKey }).IsUnique();
        builder.HasIndex(user => new { user.EmailKey, user.Status }); // Across tenants: whether an address is used elsewhere.
        builder.HasIndex(user => new { user.TenantId, user.DirectoryUserId }).IsUnique(); // A directory user stands for one console user.
        builder.HasIndex(user => new { user.TenantId, user.Status, user.Id });
    }

    /// <summary>A field's API name in the case of properties.</summary>
    private static string PropertyOf(RosterField field) => char.ToUpperInvariant(field.Name[0]) + field.Name[1..];
}

internal sealed class RosterGroupModel : IEntityTypeConfiguration<RosterGroup>
{
    public void Configure(EntityTypeBuilder<RosterGroup> builder)
    {
        builder.HasKey(group => new { group.TenantId, group.Id });
        builder.Property(group => group.Name).HasMaxLength(RosterGroup.NameLength);
        builder.Property(group => group.NameKey).HasMaxLength(DirectoryUser.KeyLength);
        builder.Property(group => group.Version).IsConcurrencyToken();
        builder.HasIndex(group => new { group.TenantId, group.NameKey }).IsUnique();
        builder.HasIndex(group => new { group.TenantId, group.DirectoryGroupId });
    }
}

internal sealed class RosterMembershipModel : IEntityTypeConfiguration<RosterMembership>
{
    public void Configure(EntityTypeBuilder<RosterMembership> builder)
    {
        builder.HasKey(membership => new { membership.TenantId, membership.GroupId, membership.UserId });
        builder.HasOne<RosterGroup>().WithMany().HasForeignKey(membership => new { membership.TenantId, membership.GroupId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<RosterUser>().WithMany().HasForeignKey(membership => new { membership.TenantId, membership.UserId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(membership => new { membership.TenantId, membership.UserId, membership.GroupId });
    }
}
