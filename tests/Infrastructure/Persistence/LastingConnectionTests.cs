using System.Data;
using System.Data.Common;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Infrastructure.Tests.Persistence;

/// <summary>SQLite's connections stay with their contexts, and their statements with them; no answer may tell.</summary>
public sealed class LastingConnectionTests : StoreFixture
{
    /// <summary>More than a connection keeps.</summary>
    private const int ManyTexts = 300;

    [Test]
    public async Task A_connection_outlives_the_request_and_ends_with_the_application()
    {
        var first = await WithConnectionAsync(connection => Task.FromResult(connection));
        var second = await WithConnectionAsync(connection => Task.FromResult(connection));

        second.ShouldBeSameAs(first);
        first.State.ShouldBe(ConnectionState.Open);
        await Application.DisposeAsync();
        first.State.ShouldBe(ConnectionState.Closed);
    }

    [Test]
    public async Task Writers_use_one_connection_each_in_his_turn_and_have_their_own_back_afterwards()
    {
        var writers = new HashSet<DbConnection>();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Application.AsAsync(Tenant, async services =>
        {
            var database = services.GetRequiredService<ProvisioningDbContext>();
            var own = database.Database.GetDbConnection();
            var result = await services.GetRequiredService<IUnitOfWork>().RunAsync<Result<bool>>(
                _ =>
                {
                    writers.Add(database.Database.GetDbConnection());
                    return Task.FromResult<Result<bool>>(true);
                },
                CancellationToken.None);
            database.Database.GetDbConnection().ShouldBeSameAs(own);
            writers.ShouldNotContain(own);
            return result.Value;
        })));

        writers.Count.ShouldBe(1);
    }

    [Test]
    public Task One_statement_read_twice_at_once_gives_all_its_rows_to_both() => WithConnectionAsync(async connection =>
    {
        using var outer = await NumbersAsync(connection, 3);
        var pairs = new List<(long, long)>();
        while (outer.Read())
        {
            using var inner = await NumbersAsync(connection, 3);
            while (inner.Read())
            {
                pairs.Add((outer.GetInt64(0), inner.GetInt64(0)));
            }
        }

        pairs.ShouldBe([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (3, 3)]);
        return true;
    });

    [Test]
    public Task Many_other_statements_do_not_disturb_the_one_that_is_being_read() => WithConnectionAsync(async connection =>
    {
        using var outer = await NumbersAsync(connection, 2);
        outer.Read().ShouldBeTrue();
        for (var i = 0; i < ManyTexts; i++)
        {
            (await ScalarAsync(connection, $"SELECT {i} + $add", ("$add", 1))).ShouldBe(i + 1L);
        }

        outer.GetInt64(0).ShouldBe(1);
        outer.Read().ShouldBeTrue();
        outer.GetInt64(0).ShouldBe(2);
        outer.Read().ShouldBeFalse();
        return true;
    });

    [Test]
    public Task A_statement_takes_nothing_over_from_the_time_before() => WithConnectionAsync(async connection =>
    {
        const string Text = "SELECT COALESCE($value, 'nothing')";
        (await ScalarAsync(connection, Text, ("$value", "something"))).ShouldBe("something");
        (await ScalarAsync(connection, Text, ("$value", DBNull.Value))).ShouldBe("nothing");
        await Should.ThrowAsync<InvalidOperationException>(() => ScalarAsync(connection, Text), "no parameter was given");
        (await ScalarAsync(connection, Text, ("$value", "again"))).ShouldBe("again");
        return true;
    });

    [Test]
    public Task A_statement_that_failed_can_be_run_again() => WithConnectionAsync(async connection =>
    {
        const string Text = "INSERT INTO Once (Name) VALUES ($name)";
        await ScalarAsync(connection, "CREATE TABLE Once (Name TEXT PRIMARY KEY)");
        await ScalarAsync(connection, Text, ("$name", "a"));
        (await Should.ThrowAsync<SqliteException>(() => ScalarAsync(connection, Text, ("$name", "a")))).SqliteErrorCode.ShouldBe(19);
        await ScalarAsync(connection, Text, ("$name", "b"));
        (await ScalarAsync(connection, "SELECT COUNT(*) FROM Once")).ShouldBe(2L);
        return true;
    });

    [Test]
    public Task A_statement_sees_what_became_of_its_table() => WithConnectionAsync(async connection =>
    {
        const string Text = "SELECT * FROM Growing";
        await ScalarAsync(connection, "CREATE TABLE Growing (Name TEXT)");
        await ScalarAsync(connection, Text);
        await using (var other = new SqliteConnection(connection.ConnectionString))
        {
            await other.OpenAsync();
            await ScalarAsync(other, "ALTER TABLE Growing ADD COLUMN Age INTEGER DEFAULT 7");
            await ScalarAsync(other, "INSERT INTO Growing (Name) VALUES ('a')");
        }

        using var command = Command(connection, Text);
        using var reader = await command.ExecuteReaderAsync();
        reader.Read().ShouldBeTrue();
        (reader.GetString(0), reader.GetInt64(1)).ShouldBe(("a", 7L));
        return true;
    });

    private Task<T> WithConnectionAsync<T>(Func<DbConnection, Task<T>> work) => Application.AsAsync(Tenant, async services =>
    {
        var database = services.GetRequiredService<ProvisioningDbContext>();
        if (!database.Database.IsSqlite())
        {
            Assert.Ignore("SQLite's connections only.");
        }

        await database.Database.OpenConnectionAsync();
        return await work(database.Database.GetDbConnection());
    });

    private static async Task<DbDataReader> NumbersAsync(DbConnection connection, int most)
    {
        var command = Command(connection, "WITH RECURSIVE Numbers(N) AS (SELECT 1 UNION ALL SELECT N + 1 FROM Numbers WHERE N < $most) SELECT N FROM Numbers", ("$most", most));
        return await command.ExecuteReaderAsync();
    }

    private static async Task<object?> ScalarAsync(DbConnection connection, string text, params (string Name, object Value)[] parameters)
    {
        using var command = Command(connection, text, parameters);
        return await command.ExecuteScalarAsync();
    }

    private static DbCommand Command(DbConnection connection, string text, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
