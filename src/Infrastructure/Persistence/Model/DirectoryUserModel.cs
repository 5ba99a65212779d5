using Ksat.Provisioning.Domain.Directory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksat.Provisioning.Infrastructure.Persistence.Model;

internal sealed class DirectoryUserModel : IEntityTypeConfiguration<DirectoryUser>
{
    public void Configure(EntityTypeBuilder<DirectoryUser> builder)
    {
        builder.HasKey(user => new { user.TenantId, user.Id });
        builder.Property(user => user.UserName).HasMaxLength(DirectoryUser.KeyLength);
        builder.Property(user => user.UserNameKey).HasMaxLength(DirectoryUser.KeyLength);
        builder.Property(user => user.ExternalId).HasMaxLength(DirectoryUser.KeyLength);
        builder.Property(user => user.DisplayNameKey).HasMaxLength(DirectoryUser.KeyLength);
        builder.Property(user => user.ManagerKey).HasMaxLength(DirectoryUser.KeyLength);
        builder.Property(user => user.Version).IsConcurrencyToken();
        builder.HasMany(user => user.Emails).WithOne().HasForeignKey(email => new { email.TenantId, email.UserId }).OnDelete(DeleteBehavior.Cascade);

        builder.HasIndex(user => new { user.TenantId, user.UserNameKey }).IsUnique();
        builder.HasIndex(user => new { user.TenantId, user.ExternalId });
        builder.HasIndex(user => new { user.TenantId, user.DisplayNameKey });
        builder.HasIndex(user => new { user.TenantId, user.ManagerKey });
        builder.HasIndex(user => new { user.TenantId, user.LastModified });
    }
}

internal sealed class DirectoryEmailModel : IEntityTypeConfiguration<DirectoryEmail>
{
    public void Configure(EntityTypeBuilder<DirectoryEmail> builder)
    {
        builder.ToTable("DirectoryEmails");
        builder.Property(email => email.ValueKey).HasMaxLength(DirectoryUser.KeyLength);

        // Too wide for a clustered index of SQL Server (900 bytes), not for another (1,700).
        builder.HasKey(email => new { email.TenantId, email.UserId, email.ValueKey }).IsClustered(false);
        builder.HasIndex(email => new { email.TenantId, email.ValueKey });
    }
}
