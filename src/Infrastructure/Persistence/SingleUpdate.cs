using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>
/// Writes the one changed row of a unit of work by one statement. Most commands change one row, and for those the machinery that sorts and batches many writes costs more than the write itself
/// (docs/decisions/0013). What is written is what EF would write: the changed columns, where the key and the concurrency token are as they were read.
/// </summary>
internal static class SingleUpdate
{
    /// <summary>Whether the unit of work was just this, and is written.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed the row.</exception>
    public static async Task<bool> TryAsync(ProvisioningDbContext database, CancellationToken cancellationToken)
    {
        if (OnlyChange(database) is not { } entry)
        {
            return false;
        }

        var (text, parameters) = Statement(database, entry);
        if (await database.Database.ExecuteSqlRawAsync(text, parameters, cancellationToken) != 1)
        {
            throw new DbUpdateConcurrencyException("The row was changed by somebody else.");
        }

        database.ChangeTracker.AcceptAllChanges();
        return true;
    }

    private static EntityEntry? OnlyChange(ProvisioningDbContext database)
    {
        EntityEntry? only = null;
        foreach (var entry in database.ChangeTracker.Entries())
        {
            if (entry.State == EntityState.Unchanged)
            {
                continue;
            }

            if (only is not null || entry.State != EntityState.Modified || !IsPlain(entry.Metadata))
            {
                return null;
            }

            only = entry;
        }

        return only;
    }

    /// <summary>One table, and nothing in it that the database makes.</summary>
    private static bool IsPlain(IEntityType type) =>
        type.GetTableMappings().Count() == 1 && !type.GetComplexProperties().Any() && !type.GetNavigations().Any(navigation => navigation.TargetEntityType.IsOwned())
        && type.GetProperties().All(property => property.ValueGenerated == ValueGenerated.Never || property.IsPrimaryKey());

    private static (string Text, List<object> Parameters) Statement(ProvisioningDbContext database, EntityEntry entry)
    {
        using var maker = database.Database.GetDbConnection().CreateCommand();
        var parameters = new List<object>();
        var set = new StringBuilder();
        var where = new StringBuilder();
        foreach (var property in entry.Properties)
        {
            if (property.IsModified)
            {
                Append(set, ", ", property, property.CurrentValue);
            }

            if (property.Metadata.IsPrimaryKey() || property.Metadata.IsConcurrencyToken)
            {
                Append(where, " AND ", property, property.OriginalValue);
            }
        }

        return ($"UPDATE \"{entry.Metadata.GetTableName()}\" SET {set} WHERE {where}", parameters);

        void Append(StringBuilder to, string separator, PropertyEntry property, object? value)
        {
            to.Append(to.Length == 0 ? "" : separator);
            to.Append(CultureInfo.InvariantCulture, $"\"{property.Metadata.GetColumnName()}\" = {{{parameters.Count}}}");
            var name = string.Create(CultureInfo.InvariantCulture, $"@p{parameters.Count}");
            parameters.Add(property.Metadata.GetRelationalTypeMapping().CreateParameter(maker, name, value, property.Metadata.IsNullable));
        }
    }
}
