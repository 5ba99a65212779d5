using System.Globalization;
using System.Text;
using Ksat.Provisioning.Domain.Feed;
using Ksat.Provisioning.Infrastructure.Persistence.Conversions;

namespace Ksat.Provisioning.Infrastructure.Persistence;

/// <summary>The text of one write to the feed, the same for both providers, with its parameters in EF's numbered form.</summary>
internal sealed class FeedCommand
{
    private const string Tenant = "{0}";

    private readonly StringBuilder text = new();
    private readonly List<object> parameters;

    public FeedCommand(Guid tenantId) => parameters = [IdBytes.ToBytes(tenantId)];

    public string Text => text.ToString();

    public IReadOnlyList<object> Parameters => parameters;

    /// <summary>How many rows it must affect.</summary>
    public int Rows { get; private set; }

    /// <summary>Moves the tenant's last number on.</summary>
    /// <param name="waits">Whether a sync is to come of it.</param>
    /// <param name="arrives">Whether somebody is new in the directory, which a sync is always to come of.</param>
    public void TakeNumbers(int count, DateTimeOffset now, bool waits, bool arrives)
    {
        text.Append(CultureInfo.InvariantCulture, $"UPDATE \"SyncStates\" SET \"FeedSeq\" = \"FeedSeq\" + {Parameter(count)}");
        if (waits)
        {
            var moment = Parameter(now.UtcTicks);
            text.Append(CultureInfo.InvariantCulture, $", \"FirstWaitingAt\" = COALESCE(\"FirstWaitingAt\", {moment}), \"LastWriteAt\" = {moment}");
            text.Append(arrives ? $", \"LastArrivalAt\" = {moment}" : "");
        }

        text.Append(CultureInfo.InvariantCulture, $" WHERE \"TenantId\" = {Tenant};\n");
        Rows++;
    }

    /// <summary>Inserts an entry.</summary>
    /// <param name="later">How many entries of this write come after it: its number is the tenant's last less that.</param>
    public void Insert(FeedEntry entry, int later)
    {
        (string Column, object? Value)[] columns =
        [
            (nameof(FeedEntry.At), entry.At.UtcTicks),
            (nameof(FeedEntry.Kind), (int)entry.Kind),
            (nameof(FeedEntry.ObjectId), IdBytes.ToBytes(entry.ObjectId)),
            (nameof(FeedEntry.RequestId), entry.RequestId is { } request ? IdBytes.ToBytes(request) : null),
            (nameof(FeedEntry.Members), entry.Members),
            (nameof(FeedEntry.Values), entry.Values),
            (nameof(FeedEntry.Attributes), entry.Attributes),
        ];
        var given = columns.Where(column => column.Value is not null).ToList();
        text.Append("INSERT INTO \"Feed\" (\"TenantId\", \"Seq\"").AppendJoin("", given.Select(column => $", \"{column.Column}\"")).Append(')');
        text.Append(CultureInfo.InvariantCulture, $" SELECT \"TenantId\", \"FeedSeq\" - {Parameter(later)}");
        text.AppendJoin("", given.Select(column => ", " + Parameter(column.Value!)));
        text.Append(CultureInfo.InvariantCulture, $" FROM \"SyncStates\" WHERE \"TenantId\" = {Tenant};\n");
        Rows++;
    }

    private string Parameter(object value)
    {
        parameters.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{parameters.Count - 1}}}");
    }
}
