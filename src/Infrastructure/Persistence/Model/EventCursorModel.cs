using Ksat.Provisioning.Domain.Feed;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksat.Provisioning.Infrastructure.Persistence.Model;

internal sealed class EventCursorModel : IEntityTypeConfiguration<EventCursor>
{
    public void Configure(EntityTypeBuilder<EventCursor> builder)
    {
        builder.ToTable("EventCursors");
        builder.HasKey(cursor => new { cursor.TenantId, cursor.Handler });
        builder.Property(cursor => cursor.Handler).HasMaxLength(EventCursor.HandlerLength);
        builder.Property(cursor => cursor.LeaseOwner).HasMaxLength(128);
        builder.Property(cursor => cursor.Version).IsConcurrencyToken();
    }
}
