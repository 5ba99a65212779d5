using Ksat.Provisioning.Domain.Reporting;
using Ksat.Provisioning.Infrastructure.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksat.Provisioning.Infrastructure.Persistence.Model;

internal sealed class SyncModel : IEntityTypeConfiguration<Sync>
{
    public void Configure(EntityTypeBuilder<Sync> builder)
    {
        builder.HasKey(sync => new { sync.TenantId, sync.Id });
        builder.Property(sync => sync.Service).HasMaxLength(16);
        builder.Property(sync => sync.Tally).HasJson();
        builder.Property(sync => sync.Warnings).HasJson();
        builder.Property(sync => sync.Load).HasJson();
        builder.HasIndex(sync => new { sync.TenantId, sync.ReceivedAt });
        builder.HasIndex(sync => new { sync.TenantId, sync.Status });
    }
}

internal sealed class SyncChangeModel : IEntityTypeConfiguration<SyncChange>
{
    public void Configure(EntityTypeBuilder<SyncChange> builder)
    {
        builder.HasKey(change => new { change.TenantId, change.SyncId, change.Ordinal });
        builder.Property(change => change.Fields).HasJson();
        builder.Property(change => change.Error).HasJson();
        builder.Property(change => change.Warnings).HasJson();
        builder.Property(change => change.Requests).HasJson();
        builder.HasIndex(change => new { change.TenantId, change.SyncId, change.Object, change.Action, change.Ordinal });
        builder.HasIndex(change => new { change.TenantId, change.UserId });
        builder.HasIndex(change => new { change.TenantId, change.SyncId, change.SubjectId, change.SubjectMember });
    }
}
