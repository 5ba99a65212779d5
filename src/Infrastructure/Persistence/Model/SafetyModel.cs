using Ksat.Provisioning.Domain.Safety;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksat.Provisioning.Infrastructure.Persistence.Model;

internal sealed class DepartureModel : IEntityTypeConfiguration<Departure>
{
    public void Configure(EntityTypeBuilder<Departure> builder)
    {
        builder.ToTable("Departures");
        builder.HasKey(departure => new { departure.TenantId, departure.SyncId, departure.GroupId, departure.UserId });
        builder.HasIndex(departure => new { departure.TenantId, departure.At });
    }
}

internal sealed class SilenceModel : IEntityTypeConfiguration<Silence>
{
    public void Configure(EntityTypeBuilder<Silence> builder)
    {
        builder.ToTable("Silences");
        builder.HasKey(silence => new { silence.TenantId, silence.Object, silence.SubjectId, silence.SubjectMember });
        builder.Ignore(silence => silence.Subject);
    }
}
