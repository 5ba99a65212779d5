using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.SqlServer.Tests.Absent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Ksat.Provisioning.SqlServer.Tests.Checks;

[TestFixture]
public sealed class SchemaTests
{
    private const int ClusteredKeyBytes = 900;
    private const int IndexKeyBytes = 1_700;

    [Test]
    public async Task The_binder_has_nothing_to_say_about_the_schema()
    {
        await using var server = new AbsentSqlServer();

        TransactSql.Complaints(server.Schema(), []).ShouldBeEmpty();
    }

    [Test]
    public void The_migrations_script_is_understood_and_makes_the_same_tables()
    {
        using var context = new Migrations.SqlServer.DesignTimeFactory().CreateDbContext([]);

        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        TransactSql.Parse(script);
        foreach (var table in Tables(context))
        {
            script.ShouldContain($"CREATE TABLE [{table}]");
        }
    }

    [Test]
    public void The_migrations_of_both_providers_are_at_the_models_level()
    {
        using var sqlServer = new Migrations.SqlServer.DesignTimeFactory().CreateDbContext([]);
        using var sqlite = new Migrations.Sqlite.DesignTimeFactory().CreateDbContext([]);

        sqlServer.Database.HasPendingModelChanges().ShouldBeFalse("run build/remake-migrations");
        sqlite.Database.HasPendingModelChanges().ShouldBeFalse("run build/remake-migrations");
    }

    [Test]
    public void Both_providers_have_the_same_tables_and_indexes()
    {
        using var sqlServer = new Migrations.SqlServer.DesignTimeFactory().CreateDbContext([]);
        using var sqlite = new Migrations.Sqlite.DesignTimeFactory().CreateDbContext([]);

        Tables(sqlServer).ShouldBe(Tables(sqlite));
        Indexes(sqlServer).ShouldBe(Indexes(sqlite));
    }

    /// <summary>The binder doesn't see them: SQL Server refuses a second way by which a delete could reach a table (error 1785).</summary>
    [Test]
    public void A_delete_reaches_every_table_by_one_way_at_most()
    {
        using var context = new Migrations.SqlServer.DesignTimeFactory().CreateDbContext([]);
        foreach (var start in context.Model.GetEntityTypes())
        {
            var ways = Cascades(start).ToList();

            ways.Distinct().Count().ShouldBe(ways.Count, $"from {start.GetTableName()}");
        }
    }

    /// <summary>The binder doesn't see it: too long a key only fails once a row is too long.</summary>
    [Test]
    public void Keys_and_indexes_fit_whatever_is_stored()
    {
        using var context = new Migrations.SqlServer.DesignTimeFactory().CreateDbContext([]);
        var model = context.GetService<IDesignTimeModel>().Model;
        foreach (var entity in model.GetEntityTypes().Where(entity => entity.GetTableName() is not null))
        {
            foreach (var key in entity.GetKeys())
            {
                Bytes(key.Properties).ShouldBeLessThanOrEqualTo(key.IsClustered() ?? key.IsPrimaryKey() ? ClusteredKeyBytes : IndexKeyBytes, $"{key}");
            }

            foreach (var index in entity.GetIndexes())
            {
                Bytes(index.Properties).ShouldBeLessThanOrEqualTo(IndexKeyBytes, $"{index}");
            }
        }
    }

    [Test]
    public void Every_text_is_compared_byte_by_byte()
    {
        using var context = new Migrations.SqlServer.DesignTimeFactory().CreateDbContext([]);
        var texts = context.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null)
            .SelectMany(entity => entity.GetProperties()).Where(property => property.GetColumnType()!.StartsWith("nvarchar", StringComparison.Ordinal)).ToList();

        texts.ShouldNotBeEmpty();
        texts.ShouldAllBe(property => property.GetCollation() == "Latin1_General_100_BIN2");
    }

    private static IEnumerable<string> Cascades(IEntityType from) =>
        from.GetReferencingForeignKeys().Where(key => key.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull)
            .SelectMany(key => Cascades(key.DeclaringEntityType).Prepend(key.DeclaringEntityType.GetTableName()!));

    private static int Bytes(IEnumerable<IReadOnlyProperty> properties) => properties.Sum(property => property.GetColumnType()! switch
    {
        "bigint" => 8,
        "int" => 4,
        "bit" => 1,
        var sized when sized.Contains('(', StringComparison.Ordinal) && !sized.Contains("max", StringComparison.Ordinal) =>
            int.Parse(sized[(sized.IndexOf('(', StringComparison.Ordinal) + 1)..^1]) * (sized.StartsWith('n') ? 2 : 1),
        var endless => throw new InvalidOperationException($"{property.DeclaringType.ShortName()}.{property.Name} is {endless}, which no key can hold."),
    });

    private static List<string> Tables(ProvisioningDbContext context) =>
        [.. context.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Order(StringComparer.Ordinal)];

    private static List<string> Indexes(ProvisioningDbContext context) =>
        [.. context.Model.GetEntityTypes().SelectMany(entity => entity.GetIndexes()).Select(index => $"{index.GetDatabaseName()} {index.IsUnique}").Order(StringComparer.Ordinal)];
}
