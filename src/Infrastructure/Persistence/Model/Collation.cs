using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence.Model;

/// <summary>Text is compared byte by byte on both providers, because the case rules live in the data (folded keys); SQLite does so by itself.</summary>
internal static class Collation
{
    public const string Binary = "Latin1_General_100_BIN2";

    public static void CompareByBytes(this ModelBuilder modelBuilder)
    {
        var texts = modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(property => (property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string));
        foreach (var property in texts)
        {
            property.SetCollation(Binary);
        }
    }
}
