using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Ksat.Provisioning.Testing;
using Ksat.Provisioning.Web.Hosting;

namespace Ksat.Provisioning.Web.Tests.Hosting;

/// <summary>The program as it is started from a command line.</summary>
[NonParallelizable]
internal sealed class StartTests
{
    private SqliteFile file = null!;

    [SetUp]
    public void MakeFile() => file = new SqliteFile();

    [TearDown]
    public void DropFile() => file.Dispose();

    [TestCase("Database:Provider", "Oracle", "Sqlite or SqlServer")]
    [TestCase("Database:MaxBatchSize", "0", "whole number from 1")]
    [TestCase("ConnectionStrings:Provisioning", "Nonsense", "Data Source=")]
    [TestCase("ConnectionStrings:Provisioning", "Data Source=:memory:", "name a file")]
    [TestCase("PublicUrl", "provisioning.example.com", "https://provisioning.example.com")]
    [TestCase("Bootstrap:ScimToken", "short", "32")]
    [TestCase("Bootstrap:ConsoleKey", "key with spaces in it, which no header carries", "ASCII")]
    [TestCase("Sync:QuietPeriod", "10", "00:00:10")]
    [TestCase("Sync:MaxDelay", "soon", "hours:minutes:seconds")]
    [TestCase("Roster:EmailsUniqueAcrossTenants", "maybe", "true or false")]
    [TestCase("ForwardedHeaders:KnownProxies", "proxy", "10.0.0.5")]
    [TestCase("Smtp:Host", "mail.example.com", "Smtp:From")]
    [TestCase("urls", "localhost", "http://127.0.0.1:5000")]
    public void A_wrong_setting_is_one_line_that_says_what_to_do(string name, string value, string advice)
    {
        var (code, errors) = Start($"--{name}={value}");

        code.ShouldBe(1);
        errors.ShouldHaveSingleItem().ShouldContain(advice);
        errors[0].ShouldContain(name);
    }

    [Test]
    public void All_wrong_settings_are_told_at_once()
    {
        var (_, errors) = Start("--Sync:MaxDelay=x", "--PublicUrl=x", "--Bootstrap:OperatorKey=short");

        errors.ShouldHaveSingleItem().ShouldSatisfyAllConditions(line => line.ShouldContain("Sync:MaxDelay"), line => line.ShouldContain("PublicUrl"), line => line.ShouldContain("Bootstrap:OperatorKey"));
        errors[0].ShouldNotContain("short");
    }

    [Test]
    public void A_SQL_Server_without_connection_string_is_refused() => Start("--Database:Provider=SqlServer", "--ConnectionStrings:Provisioning=").Errors.ShouldHaveSingleItem().ShouldContain("ConnectionStrings:Provisioning is missing");

    [Test]
    public void A_SQL_Server_out_of_reach_is_one_line()
    {
        var (code, errors) = Start("--Database:Provider=SqlServer", "--ConnectionStrings:Provisioning=Server=127.0.0.1,1;Database=x;User Id=u;Password=hush;Connect Timeout=1;ConnectRetryCount=0");

        code.ShouldBe(1);
        errors.ShouldHaveSingleItem().ShouldContain("SQL Server can't be reached");
        errors[0].ShouldNotContain("hush");
    }

    [Test]
    public void A_file_that_is_no_database_is_one_line()
    {
        var other = Path.Combine(Path.GetDirectoryName(file.Path)!, "letter.txt");
        File.WriteAllText(other, new string('x', 5000));

        var (code, errors) = Start($"--ConnectionStrings:Provisioning=Data Source={other}");

        code.ShouldBe(1);
        errors.ShouldHaveSingleItem().ShouldContain("is no database");
    }

    [Test]
    public void A_folder_that_cannot_be_made_is_one_line()
    {
        var (code, errors) = Start("--ConnectionStrings:Provisioning=Data Source=/proc/nowhere/provisioning.db");

        code.ShouldBe(1);
        errors.ShouldHaveSingleItem().ShouldContain("/proc/nowhere/provisioning.db");
    }

    [Test]
    public void A_port_that_is_taken_is_one_line_and_makes_no_tenant()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var (code, errors, output) = Start($"--urls={url}", $"--ConnectionStrings:Provisioning={file.ConnectionString}");

        code.ShouldBe(1);
        errors.ShouldHaveSingleItem().ShouldContain("--urls");
        errors[0].ShouldContain(url);
        output.ShouldNotContain("SCIM token");
    }

    /// <summary>Runs the program's own entry point until it ends by itself.</summary>
    private static Outcome Start(params string[] args)
    {
        var (output, errors) = (Console.Out, Console.Error);
        using var newOutput = new StringWriter();
        using var newErrors = new StringWriter();
        Console.SetOut(newOutput);
        Console.SetError(newErrors);
        try
        {
            var entry = typeof(PublicAddress).Assembly.EntryPoint!;
            var code = (int)entry.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [args], null)!;
            return new Outcome(code, newErrors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries), newOutput.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
        }
    }

    private sealed record Outcome(int Code, string[] Errors, string Output)
    {
        public void Deconstruct(out int code, out string[] errors) => (code, errors) = (Code, Errors);
    }
}
