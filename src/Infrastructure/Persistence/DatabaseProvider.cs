namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>The databases that the product runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded: one process, one file.</summary>
    Sqlite,

    /// <summary>SQL Server 2019 or later, Azure SQL, Babelfish: any number of processes.</summary>
    SqlServer,
}
