using Ksat.Provisioning.Domain.Planning;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Application.Mapping;

/// <summary>A tenant's attribute mapping, compiled: reads out of a stored document what the identity provider says about the roster's fields.</summary>
internal sealed class MappedFields
{
    private readonly FieldReader reader;
    private readonly RosterField[] fields;

    private MappedFields(FieldReader reader, RosterField[] fields) => (this.reader, this.fields) = (reader, fields);

    /// <summary>Entries that name no field (the e-mail is no field: it is the userName) or no attribute of the schemas any more feed nothing.</summary>
    public static MappedFields Compile(IReadOnlyList<FieldMapping> mapping, SchemaTable schemas)
    {
        var entries = from entry in mapping
                      let field = RosterFields.Find(entry.Field)
                      let path = MappedPath.Parse(entry.Attribute, schemas.Users)
                      where field is not null && !path.IsFault
                      select (Field: field, Path: path.Value);
        var known = entries.ToArray();
        return new MappedFields(FieldReader.Compile([.. known.Select(entry => entry.Path)]), [.. known.Select(entry => entry.Field)]);
    }

    /// <summary>One claim per field about which the document says something.</summary>
    public List<FieldClaim> Claims(string document, string states)
    {
        var read = reader.Read(document, states);
        var claims = new List<FieldClaim>(fields.Length);
        for (var i = 0; i < fields.Length; i++)
        {
            if (read[i].Kind != FieldStateKind.Absent)
            {
                claims.Add(new FieldClaim(fields[i], read[i].Text));
            }
        }

        return claims;
    }
}
