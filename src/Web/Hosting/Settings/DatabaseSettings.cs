using Ksat.Provisioning.Infrastructure.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace Ksat.Provisioning.Web.Hosting.Settings;

/// <summary>Where the data is: <c>Database:*</c> and <c>ConnectionStrings:Provisioning</c>.</summary>
internal static class DatabaseSettings
{
    private const string ProviderName = "Database:Provider";
    private const string ConnectionName = "ConnectionStrings:Provisioning";
    private const string DefaultFile = "data/provisioning.db";
    private const int MostStatements = 1_000;

    public static DatabaseOptions Read(SettingsReader settings, string contentRoot)
    {
        var provider = Provider(settings);
        return new DatabaseOptions
        {
            Provider = provider,
            ConnectionString = provider == DatabaseProvider.SqlServer ? SqlServer(settings) : Sqlite(settings, contentRoot),
            MaxBatchSize = settings.Number("Database:MaxBatchSize", 1, MostStatements),
        };
    }

    private static DatabaseProvider Provider(SettingsReader settings)
    {
        var text = settings.Text(ProviderName);
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
        {
            if (text is null || text.Equals(provider.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return provider;
            }
        }

        settings.Wrong($"{ProviderName} is \"{text}\": set it to Sqlite or SqlServer.");
        return DatabaseProvider.Sqlite;
    }

    private static string SqlServer(SettingsReader settings)
    {
        var text = settings.Text(ConnectionName);
        if (text is null)
        {
            settings.Wrong($"{ConnectionName} is missing: with SqlServer, set it to the connection string of the database.");
            return "";
        }

        try
        {
            return new SqlConnectionStringBuilder(text).ToString();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            settings.Wrong($"{ConnectionName} is no connection string for SQL Server: write it like Server=HOST;Database=NAME;User Id=USER;Password=SECRET;Encrypt=True.");
            return "";
        }
    }

    /// <summary>A relative file lies under the content root, wherever the process was started from.</summary>
    private static string Sqlite(SettingsReader settings, string contentRoot)
    {
        try
        {
            var connection = new SqliteConnectionStringBuilder(settings.Text(ConnectionName) ?? "");
            if (connection.DataSource.Length == 0)
            {
                connection.DataSource = DefaultFile;
            }

            if (connection.DataSource == ":memory:" || connection.Mode == SqliteOpenMode.Memory)
            {
                settings.Wrong($"{ConnectionName} keeps the data in memory, where it would be lost: name a file, such as Data Source={DefaultFile}.");
            }
            else if (!connection.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            {
                connection.DataSource = Path.GetFullPath(connection.DataSource, contentRoot);
            }

            return connection.ToString();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            settings.Wrong($"{ConnectionName} is no connection string for SQLite: write it like Data Source={DefaultFile}.");
            return "";
        }
    }
}
