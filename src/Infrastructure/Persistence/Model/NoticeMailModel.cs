using Ksat.Provisioning.Domain.Notices;
using Ksat.Provisioning.Domain.Planning;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksat.Provisioning.Infrastructure.Persistence.Model;

internal sealed class NoticeMailModel : IEntityTypeConfiguration<NoticeMail>
{
    public void Configure(EntityTypeBuilder<NoticeMail> builder)
    {
        builder.HasKey(mail => new { mail.TenantId, mail.Id });
        builder.Property(mail => mail.Key).HasMaxLength(NoticeMail.KeyLength);
        builder.Property(mail => mail.Recipient).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(mail => mail.Text).HasMaxLength(NoticeMail.TextLength);
        builder.HasIndex(mail => new { mail.TenantId, mail.Key, mail.Recipient }).IsUnique();
        builder.HasIndex(mail => new { mail.TenantId, mail.NextAttemptAt });
    }
}
