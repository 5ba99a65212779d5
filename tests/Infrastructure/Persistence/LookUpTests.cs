using System.Data.Common;
using System.Globalization;
using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Application.Directory.Users;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Infrastructure.Persistence;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Schemas;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Infrastructure.Tests.Persistence;

/// <summary>How SQLite finds what is looked up: by the index made for it, in a file that was never measured (docs/decisions/0012).</summary>
public sealed class LookUpTests : StoreFixture
{
    private readonly Explained explained = new();

    protected override void Extend(IServiceCollection services)
    {
        base.Extend(services);
        services.ConfigureDbContext<ProvisioningDbContext>(options => options.AddInterceptors(explained));
    }

    [TestCase("externalId eq \"00u1\"", "IX_DirectoryUsers_TenantId_ExternalId")]
    [TestCase("userName eq \"a@corp.example\"", "IX_DirectoryUsers_TenantId_UserNameKey")]
    [TestCase("displayName eq \"Ada\"", "IX_DirectoryUsers_TenantId_DisplayNameKey")]
    [TestCase("emails.value eq \"a@corp.example\"", "IX_DirectoryEmails_TenantId_ValueKey")]
    [TestCase("emails[type eq \"work\"].value eq \"a@corp.example\"", "IX_DirectoryEmails_TenantId_ValueKey")]
    public async Task A_user_is_found_through_the_index_made_for_it(string filter, string index)
    {
        await StoreAsync(Tenant.User("a@corp.example", "00u1", "Ada"));
        var parsed = FilterParser.Parse(filter, SchemaTable.Default.Users).Value;
        explained.Start();
        await AskAsync<ISender, object>(async sender => await sender.SendAsync(new FindUsers(parsed, null, Paging.Of(1, 100), WithGroups: true), CancellationToken.None));
        var plans = explained.Of("\"DirectoryUsers\" AS \"d\"");
        plans.ShouldNotBeEmpty();
        plans.ShouldAllBe(plan => plan.Contains(index));
    }

    [Test]
    public async Task Gone_users_are_found_by_their_links()
    {
        explained.Start();
        await AskAsync<IPlanningState, object>(async state => await state.GoneUsersAsync([Tenant.Id, Other.Id], CancellationToken.None));
        explained.Of("\"RosterUsers\"").ShouldHaveSingleItem().ShouldContain("SEARCH r USING INDEX IX_RosterUsers_TenantId_DirectoryUserId");
    }

    [Test]
    public async Task Every_index_of_several_columns_has_its_statistics()
    {
        var (indexes, known) = await AskAsync<ProvisioningDbContext, (List<string>, List<string>)>(async database => (
            await database.Database.SqlQuery<string>(
                $"""
                SELECT list.name AS Value FROM sqlite_schema AS made, pragma_index_list(made.name) AS list
                WHERE made.type = 'table' AND (SELECT COUNT(*) FROM pragma_index_info(list.name)) > 1
                """).ToListAsync(),
            await database.Database.SqlQuery<string>($"SELECT idx AS Value FROM sqlite_stat1").ToListAsync()));
        known.Order().ShouldBe(indexes.Order());
    }

    /// <summary>Asks SQLite, before each statement, how it will go about it.</summary>
    private sealed class Explained : DbCommandInterceptor
    {
        private readonly List<(string Statement, string Plan)> plans = [];
        private bool listens;

        public void Start()
        {
            plans.Clear();
            listens = true;
        }

        public List<string> Of(string table) => [.. plans.Where(entry => entry.Statement.Contains(table, StringComparison.Ordinal)).Select(entry => entry.Plan)];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (listens && command is SqliteCommand given)
            {
                using var question = given.Connection!.CreateCommand();
                question.CommandText = string.Create(CultureInfo.InvariantCulture, $"EXPLAIN QUERY PLAN {given.CommandText}");
                question.Transaction = given.Transaction;
                question.Parameters.AddRange(given.Parameters.Cast<SqliteParameter>().Select(parameter => new SqliteParameter(parameter.ParameterName, parameter.Value)));
                using var reader = question.ExecuteReader();
                var steps = new List<string>();
                while (reader.Read())
                {
                    steps.Add(reader.GetString(3));
                }

                plans.Add((given.CommandText, string.Join('\n', steps)));
            }

            return new(result);
        }
    }
}
