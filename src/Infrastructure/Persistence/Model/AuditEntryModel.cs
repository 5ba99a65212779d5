using Ksat.Provisioning.Domain.Audit;
using Ksat.Provisioning.Infrastructure.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksat.Provisioning.Infrastructure.Persistence.Model;

internal sealed class AuditEntryModel : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.HasKey(entry => new { entry.TenantId, entry.Id });
        builder.Property(entry => entry.Text).HasMaxLength(AuditEntry.TextLength);
        builder.Property(entry => entry.Fields).HasJson();
        builder.HasIndex(entry => new { entry.TenantId, entry.ObjectId });
    }
}
