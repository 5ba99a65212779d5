using Ksat.Provisioning.Domain.Directory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksat.Provisioning.Infrastructure.Persistence.Model;

internal sealed class DirectoryGroupModel : IEntityTypeConfiguration<DirectoryGroup>
{
    public void Configure(EntityTypeBuilder<DirectoryGroup> builder)
    {
        builder.HasKey(group => new { group.TenantId, group.Id });
        builder.Property(group => group.DisplayName).HasMaxLength(DirectoryUser.KeyLength);
        builder.Property(group => group.DisplayNameKey).HasMaxLength(DirectoryUser.KeyLength);
        builder.Property(group => group.ExternalId).HasMaxLength(DirectoryUser.KeyLength);
        builder.Property(group => group.Version).IsConcurrencyToken();

        builder.HasIndex(group => new { group.TenantId, group.DisplayNameKey }).IsUnique();
        builder.HasIndex(group => new { group.TenantId, group.ExternalId });
        builder.HasIndex(group => new { group.TenantId, group.LastModified });
    }
}

internal sealed class DirectoryMemberModel : IEntityTypeConfiguration<DirectoryMember>
{
    public void Configure(EntityTypeBuilder<DirectoryMember> builder)
    {
        builder.HasKey(member => new { member.TenantId, member.GroupId, member.UserId });
        builder.HasOne<DirectoryGroup>().WithMany().HasForeignKey(member => new { member.TenantId, member.GroupId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasOne<DirectoryUser>().WithMany().HasForeignKey(member => new { member.TenantId, member.UserId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(member => new { member.TenantId, member.UserId, member.GroupId });
    }
}

internal sealed class UnknownMemberModel : IEntityTypeConfiguration<UnknownMember>
{
    public void Configure(EntityTypeBuilder<UnknownMember> builder)
    {
        builder.HasKey(member => new { member.TenantId, member.GroupId, member.ValueHash });
        builder.Property(member => member.ValueHash).HasMaxLength(AccessKeyModel.HashLength).IsFixedLength();
        builder.Property(member => member.KeyHash).HasMaxLength(AccessKeyModel.HashLength).IsFixedLength();
        builder.HasOne<DirectoryGroup>().WithMany().HasForeignKey(member => new { member.TenantId, member.GroupId }).OnDelete(DeleteBehavior.NoAction);
        builder.HasIndex(member => new { member.TenantId, member.KeyHash });
    }
}
