using Ksat.Provisioning.Application.Directory;
using Ksat.Provisioning.Web.Scim.Lists;

namespace Ksat.Provisioning.Web.Tests.Scim.Rfc9865;

/// <summary>RFC 9865: pages by cursor.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class CursorPagination
{
    private ScimClient client = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        client = await ScimServer.NewTenantAsync();
        for (var i = 0; i < 7; i++)
        {
            await client.AddUserAsync($"u{i}@x", i % 3 == 0 ? $"\"active\":{(i == 3 ? "false" : "true")}" : $"\"title\":\"T{i % 2}\",\"nickName\":\"N{6 - i}\"");
        }

        await client.AddGroupAsync("B");
        await client.AddGroupAsync("A", "stranger");
        await client.AddGroupAsync("C");
    }

    [TestCase("/Users", "")]
    [TestCase("/Users", "&sortBy=title")]
    [TestCase("/Users", "&sortBy=title&sortOrder=descending")]
    [TestCase("/Users", "&sortBy=nickName&sortOrder=descending")]
    [TestCase("/Users", "&sortBy=active")]
    [TestCase("/Users", "&sortBy=active&sortOrder=descending")]
    [TestCase("/Users", "&sortBy=meta.created&sortOrder=descending")]
    [TestCase("/Users", "&sortBy=meta.version")]
    [TestCase("/Users", "&sortBy=id&sortOrder=descending")]
    [TestCase("/Users", "&sortBy=userName&filter=title%20pr")]
    [TestCase("/Users", "&attributes=userName&excludedAttributes=groups")]
    [TestCase("/Groups", "")]
    [TestCase("/Groups", "&sortBy=displayName")]
    [TestCase("/Groups", "&sortBy=displayName&sortOrder=descending")]
    public async Task All_pages_together_are_the_list_whatever_its_order(string endpoint, string query)
    {
        var whole = (await client.GetAsync($"{endpoint}?count=100{query}")).ShouldBe(200);
        foreach (var size in new[] { 1, 2, 3, 100 })
        {
            var names = new List<string>();
            for (var cursor = ""; cursor is not null;)
            {
                var page = (await client.GetAsync($"{endpoint}?count={size}&cursor={cursor}{query}")).ShouldBe(200);
                page.Total.ShouldBe(whole.Total);
                page.Json["startIndex"].ShouldBeNull();
                page.Resources.Count.ShouldBeLessThanOrEqualTo(size);
                names.AddRange(page.Names);
                cursor = (string?)page.Json["nextCursor"];
                (cursor is null).ShouldBe(names.Count == whole.Total);
                cursor?.ShouldMatch("^[A-Za-z0-9_-]+$");
            }

            names.ShouldBe(whole.Names);
        }
    }

    [Test]
    public async Task A_search_goes_on_by_cursor_too()
    {
        var first = (await client.PostAsync("/Users/.search", """{"cursor":"","count":3,"sortBy":"userName"}""")).ShouldBe(200);
        first.Names.ShouldBe(["u0@x", "u1@x", "u2@x"]);
        var second = (await client.PostAsync("/Users/.search", $$"""{"cursor":"{{first.Json["nextCursor"]}}","count":2,"sortBy":"userName"}""")).ShouldBe(200);
        second.Names.ShouldBe(["u3@x", "u4@x"]);
    }

    [Test]
    public async Task Without_a_cursor_nothing_is_said_of_cursors() => (await client.GetAsync("/Users?count=2")).Json["nextCursor"].ShouldBeNull();

    [TestCase("rubbish")]
    [TestCase("AAAA")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("%00")]
    public async Task A_cursor_that_we_never_gave_out_is_invalid(string cursor) => (await client.GetAsync($"/Users?cursor={cursor}")).ShouldBeError(400, "invalidCursor");

    [Test]
    public async Task A_cursor_belongs_to_its_query_and_its_tenant()
    {
        var cursor = (string?)(await client.GetAsync("/Users?cursor=&count=2&sortBy=userName")).Json["nextCursor"];
        (await client.GetAsync($"/Users?cursor={cursor}&count=2&sortBy=userName")).ShouldBe(200);
        (await client.GetAsync($"/Users?cursor={cursor}&count=2")).ShouldBeError(400, "invalidCursor");
        (await client.GetAsync($"/Users?cursor={cursor}&sortBy=userName&sortOrder=descending")).ShouldBeError(400, "invalidCursor");
        (await client.GetAsync($"/Users?cursor={cursor}&sortBy=userName&filter=title%20pr")).ShouldBeError(400, "invalidCursor");
        (await client.GetAsync($"/Groups?cursor={cursor}&sortBy=displayName")).ShouldBeError(400, "invalidCursor");
        var other = await ScimServer.NewTenantAsync();
        (await other.GetAsync($"/Users?cursor={cursor}&count=2&sortBy=userName")).ShouldBeError(400, "invalidCursor");
    }

    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("-99999999999999999999")]
    [TestCase("1.5")]
    [TestCase("ten")]
    public async Task A_count_that_is_no_whole_number_from_one_on_is_invalid(string count)
    {
        (await client.GetAsync($"/Users?cursor=&count={count}")).ShouldBeError(400, "invalidCount");
        (await client.GetAsync($"/Users?count={count}&cursor=rubbish")).ShouldBeError(400, "invalidCount");
        (await client.GetAsync($"/Groups?cursor=&count={count}")).ShouldBeError(400, "invalidCount");
        (await client.PostAsync("/Users/.search", $$"""{"count":"{{count}}","cursor":""}""")).ShouldBeError(400, "invalidCount");
        (await client.PostAsync("/Users/.search", $$"""{"cursor":"","count":"{{count}}"}""")).ShouldBeError(400, "invalidCount");
    }

    [Test]
    public async Task A_count_that_is_no_number_is_an_invalid_value_where_no_cursor_is_meant() => (await client.GetAsync("/Users?count=ten")).ShouldBeError(400, "invalidValue");

    [Test]
    public async Task Pages_are_as_large_as_advertised_when_nobody_says_or_asks_for_more()
    {
        var own = await ScimServer.NewTenantAsync();
        var pagination = (await own.GetAsync("/ServiceProviderConfig")).Json["pagination"]!;
        var (standard, most) = ((int)pagination["defaultPageSize"]!, (int)pagination["maxPageSize"]!);
        var users = string.Join(",", Enumerable.Range(0, most + 1).Select(i => $$$"""{"method":"POST","path":"/Users","data":{"userName":"u{{{i:D4}}}@x"}}"""));
        (await own.PostAsync("/Bulk", $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{{users}}]}""")).ShouldBe(200);
        foreach (var (query, items) in new[] { ("", standard), ($"count={most}", most), ($"count={most + 1}", most), ("count=2147483648", most) })
        {
            var byIndex = (await own.GetAsync($"/Users?{query}")).ShouldBe(200);
            byIndex.Resources.Count.ShouldBe(items);
            ((int)byIndex.Json["itemsPerPage"]!).ShouldBe(items);
            byIndex.Total.ShouldBe(most + 1);
            var byCursor = (await own.GetAsync($"/Users?cursor=&{query}")).ShouldBe(200);
            byCursor.Names.ShouldBe(byIndex.Names);
            ((int)byCursor.Json["itemsPerPage"]!).ShouldBe(items);
            byCursor.Json["nextCursor"].ShouldNotBeNull();
        }

        var first = await own.GetAsync("/Users?cursor=&count=9999&sortBy=userName");
        var rest = await own.GetAsync($"/Users?cursor={first.Json["nextCursor"]}&count=9999&sortBy=userName");
        rest.Names.ShouldBe([$"u{most:D4}@x"]);
        rest.Json["nextCursor"].ShouldBeNull();
    }

    [Test]
    public void A_cursor_expires()
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var position = new Position(Guid.Parse("0198c6a0-0000-7000-8000-000000000001"), "Zoë");
        var cursor = Cursors.Seal("token", "q", position, now);
        Cursors.Open("token", "q", cursor, now + Cursors.Timeout - TimeSpan.FromSeconds(1)).ShouldBe(new Cursors.Opened.At(position));
        Cursors.Open("token", "q", cursor, now + Cursors.Timeout).ShouldBeOfType<Cursors.Opened.Expired>();
        Cursors.Open("other", "q", cursor, now).ShouldBeOfType<Cursors.Opened.Invalid>();
        Cursors.Open("token", "r", cursor, now).ShouldBeOfType<Cursors.Opened.Invalid>();
        Cursors.Seal("token", "q", position with { SortValue = null }, now).Length.ShouldBeLessThan(cursor.Length);
    }

    [Test]
    public async Task Rows_that_come_and_go_between_pages_neither_double_nor_hide_others()
    {
        var own = await ScimServer.NewTenantAsync();
        var ids = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            ids.Add(await own.AddUserAsync($"u{i}@x"));
        }

        var first = await own.GetAsync("/Users?cursor=&count=3&sortBy=userName");
        await own.DeleteAsync($"/Users/{ids[0]}");
        await own.DeleteAsync($"/Users/{ids[2]}");
        await own.AddUserAsync("u1a@x");
        var second = await own.GetAsync($"/Users?cursor={first.Json["nextCursor"]}&count=3&sortBy=userName");
        second.Names.ShouldBe(["u3@x", "u4@x", "u5@x"]);
    }
}
