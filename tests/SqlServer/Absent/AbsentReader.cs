using System.Collections;
using System.Data.Common;

namespace Ksat.Provisioning.SqlServer.Tests.Absent;

/// <summary>Rows with something in every column, believable enough for what reads them.</summary>
internal sealed class AbsentReader(IReadOnlyList<Answer> answers, Guid tenant) : DbDataReader
{
    private int set;
    private bool read;

    public override int Depth => 0;

    public override int FieldCount => Current?.Columns.Count ?? 0;

    public override bool HasRows => Current?.HasRow ?? false;

    public override bool IsClosed => false;

    public override int RecordsAffected => 1;

    private Answer? Current => set < answers.Count ? answers[set] : null;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read()
    {
        var row = HasRows && !read;
        read = true;
        return row;
    }

    public override bool NextResult()
    {
        read = false;
        return ++set < answers.Count;
    }

    public override bool IsDBNull(int ordinal) => GetName(ordinal) is "RetryAt" or "RevokedAt" or "ExpiresAt" or "LeaseOwner" or "LeaseUntil" or "HeldAs";

    public override string GetString(int ordinal) => GetName(ordinal) switch
    {
        "Fields" => """[{"field":"department","before":"A","after":"B"}]""",
        "Warnings" or "Requests" or "Values" => "[]",
        "Settings" or "Tally" or "Search" => "{}",
        "Changes" => "[]",
        "Error" => "null",
        "Document" => """{"userName":"anna@acme.example","active":true}""",
        "FieldStates" => "",
        "Service" => "SCIM",
        _ => "anna@acme.example",
    };

    public override T GetFieldValue<T>(int ordinal) => (T)GetValue(ordinal, typeof(T));

    public override object GetValue(int ordinal) => GetString(ordinal);

    public override bool GetBoolean(int ordinal) => true;

    public override byte GetByte(int ordinal) => 1;

    public override short GetInt16(int ordinal) => 1;

    public override int GetInt32(int ordinal) => 1;

    public override long GetInt64(int ordinal) => 1;

    public override string GetName(int ordinal) => Current!.Columns[ordinal];

    public override int GetOrdinal(string name) => Current!.Columns.ToList().IndexOf(name);

    public override IEnumerator GetEnumerator() => throw new NotSupportedException();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override char GetChar(int ordinal) => throw new NotSupportedException();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => throw new NotSupportedException();

    public override string GetDataTypeName(int ordinal) => throw new NotSupportedException();

    public override DateTime GetDateTime(int ordinal) => throw new NotSupportedException();

    public override decimal GetDecimal(int ordinal) => throw new NotSupportedException();

    public override double GetDouble(int ordinal) => throw new NotSupportedException();

    public override Type GetFieldType(int ordinal) => throw new NotSupportedException();

    public override float GetFloat(int ordinal) => throw new NotSupportedException();

    public override Guid GetGuid(int ordinal) => throw new NotSupportedException();

    public override int GetValues(object[] values) => throw new NotSupportedException();

    private object GetValue(int ordinal, Type type) =>
        type == typeof(byte[]) ? Bytes(GetName(ordinal))
        : type == typeof(string) ? GetString(ordinal)
        : type == typeof(bool) ? true
        : type == typeof(long) ? 1L
        : type == typeof(int) ? 1
        : throw new NotSupportedException(type.Name);

    private byte[] Bytes(string column) => column switch
    {
        "TenantId" => tenant.ToByteArray(bigEndian: true),
        "Hash" or "ValueHash" or "KeyHash" => new byte[32],
        _ => Id.ToByteArray(bigEndian: true),
    };

    /// <summary>Everybody's and everything's id on this server.</summary>
    public static Guid Id { get; } = Guid.Parse("01960000-0000-7000-8000-000000000001");
}
