using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Ksat.Provisioning.Application.Bodies;

/// <summary>
/// Reads one object of a body member by member: absent, null and a value are three things (RFC 7396), every wrong member is an error under its own name,
/// and what nobody asked for is an error too.
/// </summary>
public sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    private readonly string path;
    private readonly FieldErrors errors;

    private JsonFields(JsonElement body, string path, FieldErrors errors)
    {
        this.path = path;
        this.errors = errors;
        if (body.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path.Length == 0 ? "body" : path.TrimEnd('.'), "must be a JSON object.");
            return;
        }

        foreach (var member in body.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }
    }

    public FieldErrors Errors => errors;

    public static JsonFields Of(JsonElement body, FieldErrors? errors = null, string path = "") => new(body, path, errors ?? new FieldErrors());

    /// <summary>Whether the member is there at all; then it counts as known.</summary>
    public bool Take(string name, out JsonElement value) => members.Remove(name, out value);

    public bool TakeBoolean(string name, out bool value)
    {
        value = false;
        if (!Take(name, out var element))
        {
            return false;
        }

        value = element.ValueKind == JsonValueKind.True;
        return value || element.ValueKind == JsonValueKind.False || Wrong(name, "must be true or false.");
    }

    /// <summary>A text, or null where null was sent.</summary>
    public bool TakeText(string name, out string? value)
    {
        value = null;
        if (!Take(name, out var element))
        {
            return false;
        }

        value = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        return value is not null || element.ValueKind == JsonValueKind.Null || Wrong(name, "must be text.");
    }

    /// <summary>A whole number, or null where null was sent.</summary>
    public bool TakeNumber(string name, int least, int most, out int? value)
    {
        value = null;
        if (!Take(name, out var element))
        {
            return false;
        }

        if (element.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDecimal(out var number) || number != decimal.Truncate(number) || number < least || number > most)
        {
            return Wrong(name, $"must be a whole number from {least} to {most}.");
        }

        value = (int)number;
        return true;
    }

    /// <summary>A number, or null where null was sent.</summary>
    public bool TakeDecimal(string name, decimal least, decimal most, out decimal? value)
    {
        value = null;
        if (!Take(name, out var element))
        {
            return false;
        }

        if (element.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (element.ValueKind != JsonValueKind.Number || !element.TryGetDecimal(out var number) || number < least || number > most)
        {
            return Wrong(name, $"must be a number from {least} to {most}.");
        }

        value = number;
        return true;
    }

    /// <summary>A list of texts; null counts as empty.</summary>
    public bool TakeTexts(string name, int most, [NotNullWhen(true)] out IReadOnlyList<string>? values)
    {
        values = [];
        if (!Take(name, out var element))
        {
            return false;
        }

        if (element.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (element.ValueKind != JsonValueKind.Array || element.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            return Wrong(name, "must be a list of texts.");
        }

        if (element.GetArrayLength() > most)
        {
            return Wrong(name, $"may have at most {most} entries.");
        }

        values = [.. element.EnumerateArray().Select(item => item.GetString()!)];
        return true;
    }

    /// <summary>The members of an object within; null where null was sent.</summary>
    public bool TakeObject(string name, out JsonFields? inner)
    {
        inner = null;
        if (!Take(name, out var element))
        {
            return false;
        }

        inner = element.ValueKind == JsonValueKind.Null ? null : new JsonFields(element, $"{path}{name}.", errors);
        return true;
    }

    /// <summary>Whatever is left is no member of this object.</summary>
    public void RefuseTheRest()
    {
        foreach (var name in members.Keys)
        {
            errors.Add(path + name, "is unknown.");
        }

        members.Clear();
    }

    /// <summary>Notes an error of a member; false, so that it can end a test.</summary>
    public bool Wrong(string name, string message)
    {
        errors.Add(path + name, message);
        return false;
    }
}
