using Ksat.Provisioning.Domain.Tenants;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksat.Provisioning.Infrastructure.Persistence.Model;

internal sealed class AccessKeyModel : IEntityTypeConfiguration<AccessKey>
{
    /// <summary>Bytes of SHA-256.</summary>
    internal const int HashLength = 32;

    public void Configure(EntityTypeBuilder<AccessKey> builder)
    {
        builder.HasKey(key => key.Id);
        builder.Property(key => key.Hash).HasMaxLength(HashLength).IsFixedLength();
        builder.Property(key => key.Prefix).HasMaxLength(16);
        builder.HasIndex(key => key.Hash).IsUnique();
        builder.HasIndex(key => new { key.TenantId, key.Kind });
    }
}
