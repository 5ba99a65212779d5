using Ksat.Provisioning.Application.Filtering;
using Microsoft.EntityFrameworkCore;

namespace Ksat.Provisioning.Infrastructure.Persistence.Functions;

/// <summary>Translates <see cref="JsonFunctions"/> to each database's own functions.</summary>
internal static class JsonFunctionMapping
{
    public static void MapJsonFunctions(this ModelBuilder modelBuilder, bool sqlServer)
    {
        var item = modelBuilder.Entity<JsonItem>().HasNoKey().ToView(null);
        item.Property(element => element.Key).HasColumnName("key");
        item.Property(element => element.Value).HasColumnName("value");
        modelBuilder.HasDbFunction(() => JsonFunctions.Each("", "")).HasName(sqlServer ? "OPENJSON" : "json_each").IsBuiltIn();

        modelBuilder.HasDbFunction(() => JsonFunctions.Text("", "")).HasTranslation(sqlServer ? SqlServerText.ValueOf : SqliteText.ValueOf);
        modelBuilder.HasDbFunction(() => JsonFunctions.IdText(Guid.Empty)).HasTranslation(sqlServer ? SqlServerText.IdText : SqliteText.IdText);
        modelBuilder.HasDbFunction(() => JsonFunctions.Contains("", "")).HasTranslation(sqlServer ? SqlServerText.Contains : SqliteText.Contains);
        modelBuilder.HasDbFunction(() => JsonFunctions.StartsWith("", "")).HasTranslation(sqlServer ? SqlServerText.StartsWith : SqliteText.StartsWith);
        modelBuilder.HasDbFunction(() => JsonFunctions.EndsWith("", "")).HasTranslation(sqlServer ? SqlServerText.EndsWith : SqliteText.EndsWith);
    }
}
