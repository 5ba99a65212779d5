using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Application.Directory.Groups;
using Ksat.Provisioning.Application.Directory.Users;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Schemas;
using Ksat.Provisioning.SqlServer.Tests.Absent;

namespace Ksat.Provisioning.SqlServer.Tests.Checks;

/// <summary>Every operator on every kind of column, as SQL Server gets it.</summary>
[TestFixture]
public sealed class FilterTests
{
    private const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static readonly string[] Comparisons = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"];

    [Test]
    public async Task Every_filter_on_users_is_understood_by_the_binder() =>
        await BindAsync(UserFilters(), async (server, filter) => await server.SentByAsync(new FindUsers(Parse(filter, SchemaTable.Default.Users), null, Paging.Of(1, 10), WithGroups: false)));

    [Test]
    public async Task Every_filter_on_groups_is_understood_by_the_binder() =>
        await BindAsync(GroupFilters(), async (server, filter) => await server.SentByAsync(new FindGroups(Parse(filter, SchemaTable.Default.Groups), null, Paging.Of(1, 10), WithMembers: false)));

    private static IEnumerable<string> UserFilters()
    {
        string[] texts =
        [
            "userName", "externalId", "displayName", "nickName", "name.familyName", "title", "emails.value", "emails.type", "phoneNumbers.value", "addresses.formatted",
            $"{Enterprise}:department", $"{Enterprise}:manager.value", "photos.value", "roles.value", "groups.display",
        ];
        foreach (var text in texts)
        {
            foreach (var comparison in Comparisons)
            {
                yield return $"{text} {comparison} \"a'b%_[c]\"";
            }

            yield return $"{text} pr";
            yield return $"not ({text} eq null)";
        }

        foreach (var comparison in Comparisons)
        {
            yield return $"id {comparison} \"{AbsentReader.Id}\"";
        }

        foreach (var comparison in (string[])["eq", "ne", "gt", "ge", "lt", "le"])
        {
            yield return $"meta.lastModified {comparison} \"2026-03-01T08:00:00Z\"";
            yield return $"meta.created {comparison} \"2026-03-01T08:00:00.123+02:00\"";
        }

        yield return "active eq true";
        yield return "active ne \"False\"";
        yield return "meta.version eq \"W/\\\"1\\\"\"";
        yield return "emails.primary eq true";
        yield return "emails[type eq \"work\" and value co \"@acme\"]";
        yield return "emails[value eq \"a@acme.example\" or primary eq true]";
        yield return "emails[type eq \"work\"].value eq \"a@acme.example\"";
        yield return "not (emails[type eq \"home\"]) and (userName sw \"a\" or active eq false)";
        yield return "addresses[type eq \"work\"].formatted co \"x\"";
        yield return $"groups.value eq \"{AbsentReader.Id}\"";
        yield return "groups[display sw \"S\" and value pr]";
        yield return "name pr";
        yield return "emails pr";
        yield return $"schemas eq \"{Enterprise}\"";
    }

    private static IEnumerable<string> GroupFilters()
    {
        foreach (var comparison in Comparisons)
        {
            yield return $"displayName {comparison} \"S'x\"";
            yield return $"externalId {comparison} \"S\"";
            yield return $"members.display {comparison} \"S\"";
        }

        yield return $"id eq \"{AbsentReader.Id}\" and members eq \"{AbsentReader.Id}\"";
        yield return $"members.value eq \"{AbsentReader.Id}\"";
        yield return $"members[value eq \"{AbsentReader.Id}\" and display sw \"A\"]";
        yield return "members pr";
        yield return "meta.lastModified gt \"2026-03-01T08:00:00Z\"";
        yield return "displayName pr and not (externalId pr)";
    }

    private static Filter Parse(string filter, ResourceType type) => FilterParser.Parse(filter, type).Value;

    private static async Task BindAsync(IEnumerable<string> filters, Func<AbsentSqlServer, string, Task<IReadOnlyList<Statement>>> find)
    {
        await using var server = new AbsentSqlServer();
        foreach (var filter in filters)
        {
            (await find(server, filter)).ShouldNotBeEmpty($"{filter} was refused");
        }

        TransactSql.Complaints(server.Schema(), server.Log.Statements).ShouldBeEmpty();
        server.Log.Statements.ShouldAllBe(statement => !statement.Text.Contains("UPPER(") && !statement.Text.Contains("LOWER("));
    }
}
