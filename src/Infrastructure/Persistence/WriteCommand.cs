using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>
/// Statements that one unit of work ends with, gathered into one command (docs/decisions/0013). The text is the same for both providers, and for the same kind of write: it is prepared once.
/// </summary>
internal sealed class WriteCommand
{
    private readonly ProvisioningDbContext database;
    private readonly DbCommand command;
    private readonly StringBuilder text = new(512);

    public WriteCommand(ProvisioningDbContext database)
    {
        this.database = database;
        command = database.Database.GetDbConnection().CreateCommand();
    }

    /// <summary>How many rows must be affected: one by each statement.</summary>
    public int Rows { get; private set; }

    /// <summary>Begins a statement, which must affect one row: where to write it, with a semicolon at its end.</summary>
    public StringBuilder Add()
    {
        Rows++;
        return text;
    }

    /// <summary>The name of a new parameter.</summary>
    /// <param name="value">As the database stores it.</param>
    public string Parameter(object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = NextName();
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }

    /// <summary>The name of a new parameter.</summary>
    /// <param name="value">As the entity has it.</param>
    /// <param name="mapping">How the model stores it.</param>
    /// <param name="nullable">Whether the column takes null.</param>
    public string Parameter(object? value, RelationalTypeMapping mapping, bool nullable)
    {
        var parameter = mapping.CreateParameter(command, NextName(), value, nullable);
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }

    /// <summary>Runs all of it, within the context's transaction; nothing where nothing was added. A command is run once.</summary>
    /// <exception cref="DbUpdateConcurrencyException">A row isn't as it was read, or is gone.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using (command)
        {
            if (Rows == 0)
            {
                return;
            }

            command.CommandText = text.ToString();
            command.Transaction = database.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandTimeout = database.Database.GetCommandTimeout() ?? command.CommandTimeout;
            var written = await command.ExecuteNonQueryAsync(cancellationToken);
            if (written != Rows)
            {
                throw new DbUpdateConcurrencyException($"{written} rows were written and not {Rows}: somebody else has changed one, or it is gone.");
            }
        }
    }

    private string NextName() => string.Create(CultureInfo.InvariantCulture, $"@p{command.Parameters.Count}");
}
