using Ksat.Provisioning.Domain.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksat.Provisioning.Infrastructure.Persistence.Model;

internal sealed class RequestLogEntryModel : IEntityTypeConfiguration<RequestLogEntry>
{
    public void Configure(EntityTypeBuilder<RequestLogEntry> builder)
    {
        builder.HasKey(entry => new { entry.TenantId, entry.Id });
        builder.Property(entry => entry.Method).HasMaxLength(16);
        builder.Property(entry => entry.Path).HasMaxLength(RequestLogEntry.TextLength);
        builder.Property(entry => entry.Client).HasMaxLength(RequestLogEntry.TextLength);
        builder.Property(entry => entry.Error).HasMaxLength(RequestLogEntry.TextLength);
        builder.HasIndex(entry => new { entry.TenantId, entry.ResourceId, entry.Id });
        builder.HasIndex(entry => new { entry.TenantId, entry.At });
        builder.HasIndex(entry => new { entry.TenantId, entry.At }, "IX_RequestLogEntry_Imports").HasFilter("[IsImport] = 1"); // A few among very many.
    }
}
