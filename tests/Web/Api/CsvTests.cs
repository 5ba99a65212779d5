using System.Text;

namespace Ksat.Provisioning.Web.Tests.Api;

internal sealed class CsvTests : ConsoleTests
{
    private const string Headers =
        "Email,First Name,Last Name,Phone Number,Extension,Groups,Location,Division,Manager Name,Manager Email,Employee Number,Job Title,Mobile Number,Provisioning Managed,"
        + "Organization,Department,Language,Comment,Employee Start Date,Custom Field 1,Custom Field 2,Custom Field 3,Custom Field 4,Custom Date 1,Custom Date 2,Time zone,"
        + "Phishing Language,Training Language,User Type,Status";

    [Test]
    public async Task The_backup_has_exactly_these_headers_after_a_byte_order_mark()
    {
        var answer = (await Console.GetAsync("users.csv")).ShouldSucceed();

        answer.ContentType.ShouldBe("text/csv");
        answer.Bytes[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
        Lines(answer).ShouldBe([Headers]);
    }

    [Test]
    public async Task Every_user_is_a_line_archived_ones_too()
    {
        await Console.PostAsync("users", """{"email":"ann@example.com","firstName":"Änn","extension":"7","groups":["Sales","North, South","Say \"hi\""],"timeZone":"UTC","userType":"user"}""");
        await Console.PostAsync("users", """{"email":"bob@example.com","provisioningManaged":false,"status":"Archived","customDate2":"2022-04-04T04:23:30Z"}""");

        Lines(await Console.GetAsync("users.csv")).ShouldBe([
            Headers,
            "ann@example.com,Änn,,,7,\"\"\"North, South\"\", Sales, \"\"Say \"\"\"\"hi\"\"\"\"\"\"\",,,,,,,,TRUE,,,,,,,,,,,,UTC,,,user,Active",
            "bob@example.com,,,,,,,,,,,,,FALSE,,,,,,,,,,,2022-04-04T04:23:30Z,,,,,Archived"]);
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+49 30", "'+49 30")]
    [TestCase("-1", "'-1")]
    [TestCase("@x", "'@x")]
    [TestCase("'x", "''x")]
    [TestCase("x=1", "x=1")]
    public async Task A_cell_that_a_spreadsheet_would_run_is_neutralised(string value, string cell)
    {
        await Console.PostAsync("users", $$"""{"email":"ann@example.com","firstName":"{{value}}"}""");

        Lines(await Console.GetAsync("users.csv"))[1].ShouldStartWith($"ann@example.com,{cell},");
    }

    [Test]
    public async Task More_users_than_a_page_come_out_once_each()
    {
        for (var i = 0; i < 501; i++)
        {
            (await Console.PostAsync("users", $$"""{"email":"u{{i}}@example.com"}""")).ShouldSucceed(System.Net.HttpStatusCode.Created);
        }

        Lines(await Console.GetAsync("users.csv")).Skip(1).Select(line => line.Split(',')[0]).ShouldBe(Enumerable.Range(0, 501).Select(i => $"u{i}@example.com"));
    }

    private static string[] Lines(ApiAnswer answer) => answer.Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
