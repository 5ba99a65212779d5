using Ksat.Provisioning.Domain.Feed;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksat.Provisioning.Infrastructure.Persistence.Model;

internal sealed class FeedEntryModel : IEntityTypeConfiguration<FeedEntry>
{
    public void Configure(EntityTypeBuilder<FeedEntry> builder)
    {
        builder.HasKey(entry => new { entry.TenantId, entry.Seq });
        builder.Property(entry => entry.Seq).ValueGeneratedNever();
        builder.HasIndex(entry => new { entry.TenantId, entry.ObjectId, entry.Seq });
    }
}

internal sealed class SyncStateModel : IEntityTypeConfiguration<SyncState>
{
    public void Configure(EntityTypeBuilder<SyncState> builder)
    {
        builder.HasKey(state => state.TenantId);
        builder.Property(state => state.LeaseOwner).HasMaxLength(128);
        builder.HasIndex(state => state.FirstWaitingAt);
    }
}
