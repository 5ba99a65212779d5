using System.Text.Json;
using Ksat.Provisioning.Application.Bodies;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Application.MappingSettings;

/// <summary>A mapping as an admin sends it: a bare array of <c>{"field":…,"attribute":…}</c>, attributes in either form, kept in the canonical one.</summary>
public sealed class MappingBody
{
    /// <summary>The identity of a user: the e-mail is his userName, nothing else.</summary>
    private const string EmailAttribute = "userName";

    private readonly List<FieldMapping> entries = [];

    private MappingBody()
    {
    }

    public FieldErrors Errors { get; } = new();

    /// <summary>In the order sent; the e-mail first where it was left out.</summary>
    public IReadOnlyList<FieldMapping> Entries => entries;

    /// <param name="name">Of the member that holds it; "": the body itself.</param>
    public static MappingBody Read(JsonElement body, SchemaTable schemas, string name = "")
    {
        var mapping = new MappingBody();
        if (body.ValueKind != JsonValueKind.Array)
        {
            mapping.Errors.Add(name.Length == 0 ? "body" : name, "must be an array of {\"field\",\"attribute\"}.");
            return mapping;
        }

        var index = 0;
        foreach (var entry in body.EnumerateArray())
        {
            mapping.ReadEntry(entry, $"{name}[{index++}]", schemas);
        }

        if (!mapping.entries.Exists(entry => entry.Field == RosterFields.Email))
        {
            mapping.entries.Insert(0, new FieldMapping(RosterFields.Email, EmailAttribute));
        }

        return mapping;
    }

    private void ReadEntry(JsonElement entry, string place, SchemaTable schemas)
    {
        var members = JsonFields.Of(entry, Errors, place + ".");
        var field = members.TakeText("field", out var name) ? name : null;
        var attribute = members.TakeText("attribute", out var path) ? path : null;
        members.RefuseTheRest();
        if (entry.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (string.IsNullOrEmpty(field) || string.IsNullOrEmpty(attribute))
        {
            members.Wrong(string.IsNullOrEmpty(field) ? "field" : "attribute", "is required.");
            return;
        }

        if (field != RosterFields.Email && RosterFields.Find(field) is null)
        {
            members.Wrong("field", $"\"{field}\" is no field that can be mapped.");
        }
        else if (entries.Exists(known => known.Field == field))
        {
            members.Wrong("field", $"\"{field}\" is mapped twice.");
        }

        if (!MappedPath.Parse(attribute, schemas.Users).TryValue(out var mapped, out var fault))
        {
            members.Wrong("attribute", fault.Detail);
        }
        else if (field == RosterFields.Email && mapped.ToString() != EmailAttribute)
        {
            members.Wrong("attribute", "of the e-mail is always userName.");
        }
        else
        {
            entries.Add(new FieldMapping(field, mapped.ToString()));
        }
    }
}
