using System.Net;
using System.Text;
using Ksat.Provisioning.Domain.Tenants;

namespace Ksat.Provisioning.Web.Tests.Api;

internal sealed class ImportTests : ConsoleTests
{
    [Test]
    public async Task An_import_makes_changes_archives_and_restores_users()
    {
        await Console.PostAsync("users", """{"email":"old@example.com","department":"Sales","division":"East","groups":["Old"]}""");
        await Console.PostAsync("users", """{"email":"back@example.com","status":"Archived"}""");
        await Console.PostAsync("users", """{"email":"leaves@example.com"}""");

        var report = await Console.ImportAsync(
            """"
            Email,Department,Division,Groups,Status
            new@example.com,Finance,,"A, ""B, C""",
            OLD@example.com,Finance,,A,Active
            back@example.com,,,,
            leaves@example.com,,,,archived
            """");

        report.String("status").ShouldBe("Completed", report.Text);
        report.String("service").ShouldBe("CSV");
        report["testMode"].GetBoolean().ShouldBeFalse();
        (await Console.RowsAsync(report.Id)).ShouldBe(
            [
                "users created successful new@example.com",
                "users changed successful old@example.com",
                "users restored successful back@example.com",
                "users archived successful leaves@example.com",
                "groups created successful A",
                "groups created successful B, C",
                "memberships created successful new@example.comA",
                "memberships created successful new@example.comB, C",
                "memberships archived successful OLD@example.comOld",
                "memberships created successful OLD@example.comA",
            ],
            ignoreOrder: true);
        var users = (await Console.GetAsync("users")).Items.ToDictionary(user => user.GetProperty("email").GetString()!);
        users["new@example.com"].GetProperty("department").GetString().ShouldBe("Finance");
        users["new@example.com"].GetProperty("groups").GetRawText().ShouldBe("""["A","B, C"]""");
        users["old@example.com"].GetProperty("division").GetString().ShouldBeNull();
        users["old@example.com"].GetProperty("groups").GetRawText().ShouldBe("""["A"]""");
        users["back@example.com"].GetProperty("status").GetString().ShouldBe("Active");
        users["leaves@example.com"].GetProperty("status").GetString().ShouldBe("Archived");
    }

    [Test]
    public async Task A_missing_column_leaves_its_field_alone()
    {
        var user = (await Console.PostAsync("users", """{"email":"ann@example.com","department":"Sales","groups":["A"],"provisioningManaged":false}""")).Id;

        await Console.ImportAsync("Email,Job Title\nann@example.com,Boss\n");

        var after = await Console.GetAsync($"users/{user}");
        after.String("jobTitle").ShouldBe("Boss");
        after.String("department").ShouldBe("Sales");
        after["groups"].GetRawText().ShouldBe("""["A"]""");
        after["provisioningManaged"].GetBoolean().ShouldBeFalse();
    }

    [Test]
    public async Task A_dry_run_reports_and_changes_nothing()
    {
        var report = await Console.ImportAsync("Email,Groups\nann@example.com,A\n", dryRun: true);

        report["testMode"].GetBoolean().ShouldBeTrue();
        (await Console.RowsAsync(report.Id)).ShouldBe(["users created successful ann@example.com", "groups created successful A", "memberships created successful ann@example.comA"]);
        (await Console.GetAsync("users"))["total"].GetInt32().ShouldBe(0);
        (await Console.GetAsync("groups"))["total"].GetInt32().ShouldBe(0);
    }

    [Test]
    public async Task Wrong_lines_fail_by_number_and_stop_nobody()
    {
        var report = await Console.ImportAsync(
            $"""
            Email,Custom Date 1,User Type,Provisioning Managed,Department
            nobody,,,,
            a@example.com,yesterday,,,
            b@example.com,,boss,,
            c@example.com,,,maybe,
            d@example.com,,,,{new string('x', 256)}
            ok@example.com,2022-04-04T04:23:30Z,student,FALSE,"two
            lines"
            OK@example.com,,,,
            moved@example.com,,,,Sales, Marketing
            even@example.com,,,,,,
            """);

        report["issues"].GetInt32().ShouldBe(7);
        var errors = (await Console.GetAsync($"provisioning/syncs/{report.Id}/changes?outcome=failed")).Items.Select(row => row.GetProperty("error"))
            .Select(error => $"{error.GetProperty("code").GetString()} {error.GetProperty("remedy").GetString()!.Split(':')[0]}");
        errors.ShouldBe(["invalidEmail Line 2", "invalidDate Line 3", "invalidValue Line 4", "invalidValue Line 5", "tooLong Line 6", "emailAmbiguous Line 9", "invalidValue Line 10"]);
        (await Console.GetAsync("users")).Items.Select(user => (user.GetProperty("email").GetString(), user.GetProperty("department").GetString()))
            .ShouldBe([("even@example.com", null), ("ok@example.com", "two\nlines")], ignoreOrder: true);
    }

    [Test]
    public async Task Opt_out_and_admin_protection_do_not_stop_an_import_but_the_last_admin_stays()
    {
        await Console.PostAsync("users", """{"email":"one@example.com","admin":true,"provisioningManaged":false}""");
        await Console.PostAsync("users", """{"email":"two@example.com","admin":true}""");

        var report = await Console.ImportAsync("Email,Status\none@example.com,Archived\ntwo@example.com,Archived\n");

        (await Console.RowsAsync(report.Id)).ShouldBe(["users archived successful one@example.com", "users protected successful two@example.com"]);
        (await Console.GetAsync("users?status=active")).Items.ShouldHaveSingleItem().GetProperty("email").GetString().ShouldBe("two@example.com");
    }

    [Test]
    public async Task Both_encodings_are_read()
    {
        await Console.ImportAsync(Encoding.Latin1.GetBytes("Email,First Name\nlatin@example.com,Jürgen\n"));
        await Console.ImportAsync([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("Email,First Name\nbom@example.com,Zoë\n")]);
        await Console.ImportAsync("Email,First Name\nutf8@example.com,Łukasz\n");

        (await Console.GetAsync("users")).Items.Select(user => user.GetProperty("firstName").GetString()).ShouldBe(["Jürgen", "Zoë", "Łukasz"]);
    }

    [Test]
    public async Task Exactly_one_apostrophe_is_taken_off()
    {
        await Console.ImportAsync("Email,First Name,Last Name,Division,Department\na@example.com,'=1,''x,'y,'\n");

        var user = (await Console.GetAsync("users")).Items.ShouldHaveSingleItem();
        user.GetProperty("firstName").GetString().ShouldBe("=1");
        user.GetProperty("lastName").GetString().ShouldBe("'x");
        user.GetProperty("division").GetString().ShouldBe("'y");
        user.GetProperty("department").GetString().ShouldBe("'");
    }

    [TestCase("First Name\nAnn\n", "Email")]
    [TestCase("", "Email")]
    [TestCase("Email,Email\na@example.com,b@example.com\n", "Email")]
    public async Task Headers_that_cannot_be_right_are_refused(string csv, string field) =>
        (await Console.UploadAsync(Encoding.UTF8.GetBytes(csv))).ShouldRefuse(HttpStatusCode.BadRequest, field);

    [Test]
    public async Task Unknown_columns_are_a_warning()
    {
        var report = await Console.ImportAsync("Email,Shoe Size\na@example.com,43\n");

        report["warnings"].EnumerateArray().ShouldHaveSingleItem().GetString()!.ShouldContain("Shoe Size");
    }

    [Test]
    public async Task An_import_is_audited()
    {
        var report = await Console.ImportAsync("Email\na@example.com\n");

        (await Console.GetAsync("audit?kind=import")).Items.ShouldHaveSingleItem().GetProperty("objectId").GetString().ShouldBe(report.Id);
    }

    [Test]
    public async Task A_backup_restores_to_the_letter()
    {
        await Console.PostAsync("users", """{"email":"ann@example.com","firstName":"=Ann","lastName":"O'Hara","groups":["B, C","A","Say \"x\""],"customDate1":"2022-04-04T04:23:30.5Z","comment":"two\nlines, \"quoted\""}""");
        await Console.PostAsync("users", """{"email":"bob@example.com","department":"'quoted","status":"Archived","groups":["A"],"provisioningManaged":false}""");
        await Console.PostAsync("users", """{"email":"eve@example.com","userType":"student","timeZone":"UTC"}""");
        var backup = (await Console.GetAsync("users.csv")).Bytes;
        var ids = (await Console.GetAsync("users")).Items.Select(user => user.GetProperty("id").GetString()).ToList();
        await Console.PatchAsync($"users/{ids[0]}", """{"firstName":null,"groups":["D"],"status":"Archived","comment":"gone","customDate1":null}""");
        await Console.PatchAsync($"users/{ids[1]}", """{"status":"Active","department":"x","groups":[],"provisioningManaged":true}""");
        await Console.PatchAsync($"users/{ids[2]}", """{"userType":null,"groups":["A","D"],"extension":"1"}""");

        (await Console.ImportAsync(backup)).String("status").ShouldBe("Completed");

        Encoding.UTF8.GetString((await Console.GetAsync("users.csv")).Bytes).ShouldBe(Encoding.UTF8.GetString(backup));
        (await Console.ImportAsync(backup, dryRun: true)).Text.ShouldContain("\"users\":{\"created\":0,\"changed\":0,\"archived\":0,\"restored\":0");
    }

    [Test]
    public async Task A_backup_of_groups_whose_names_have_spaces_at_their_ends_changes_nothing()
    {
        var live = await Host.AddTenantAsync("Live", new TenantSettings { TestMode = false });
        var console = As(live.ConsoleKey);
        var ann = await Host.AddScimUserAsync(live.ScimToken, "ann@example.com");
        await Host.ScimAsync(live.ScimToken, HttpMethod.Post, "Groups", $$"""{"displayName":" Sales ","members":[{"value":"{{ann}}"}]}""");
        await console.SyncAsync(full: false);
        var backup = (await console.GetAsync("users.csv")).ShouldSucceed();
        backup.Text.ShouldContain("\"\"\" Sales \"\"\"");

        (await console.RowsAsync((await console.ImportAsync(backup.Bytes, dryRun: true)).Id)).ShouldBeEmpty();
    }
}
