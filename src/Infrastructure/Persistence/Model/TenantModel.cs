using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Infrastructure.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksat.Provisioning.Infrastructure.Persistence.Model;

internal sealed class TenantModel : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.HasKey(tenant => tenant.Id);
        builder.Property(tenant => tenant.Name).HasMaxLength(Tenant.NameLength);
        builder.Property(tenant => tenant.Settings).HasJson();
        builder.Property(tenant => tenant.Version).IsConcurrencyToken();
    }
}
