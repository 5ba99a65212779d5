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
    /// <summary>Whether the unit of work was just this, and the command now has it. Changes must have been detected.</summary>
    public static bool TryAdd(WriteCommand command, ChangeTracker changes)
    {
        if (OnlyChange(changes) is not { } entry)
        {
            return false;
        }

        Write(command, entry);
        return true;
    }

    private static EntityEntry? OnlyChange(ChangeTracker changes)
    {
        EntityEntry? only = null;
        foreach (var entry in changes.Entries())
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

    private static void Write(WriteCommand command, EntityEntry entry)
    {
        var where = new StringBuilder();
        var text = command.Add().Append($"UPDATE \"{entry.Metadata.GetTableName()}\" SET ");
        var separator = "";
        foreach (var property in entry.Properties)
        {
            if (property.IsModified)
            {
                text.Append(separator).Append(Equation(property, property.CurrentValue));
                separator = ", ";
            }

            if (property.Metadata.IsPrimaryKey() || property.Metadata.IsConcurrencyToken)
            {
                where.Append(where.Length == 0 ? " WHERE " : " AND ").Append(Equation(property, property.OriginalValue));
            }
        }

        text.Append(where).Append(";\n");

        string Equation(PropertyEntry property, object? value) =>
            $"\"{property.Metadata.GetColumnName()}\" = {command.Parameter(value, property.Metadata.GetRelationalTypeMapping(), property.Metadata.IsNullable)}";
    }
}
