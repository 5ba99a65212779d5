using Ksat.Provisioning.Domain.Import;
using Ksat.Provisioning.Infrastructure.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksat.Provisioning.Infrastructure.Persistence.Model;

internal sealed class ImportLineModel : IEntityTypeConfiguration<ImportLine>
{
    public void Configure(EntityTypeBuilder<ImportLine> builder)
    {
        builder.HasKey(line => new { line.TenantId, line.SyncId, line.Line });
        builder.Property(line => line.Line).ValueGeneratedNever();
        builder.Property(line => line.Cells).HasJson();
    }
}
