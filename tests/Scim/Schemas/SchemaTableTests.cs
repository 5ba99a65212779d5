using System.Buffers;
using System.Text.Json;
using Ksat.Provisioning.Scim.Discovery;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Filters;
using Ksat.Provisioning.Scim.Messages;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;
using static Ksat.Provisioning.Scim.Tests.Samples;

namespace Ksat.Provisioning.Scim.Tests.Schemas;

[TestFixture]
internal sealed class SchemaTableTests
{
    private static readonly SchemaTable Extended = SchemaTable.Default.With(Kmsat, new("badge", AttributeType.Complex)
    {
        MultiValued = true,
        SubAttributes = [new("value", AttributeType.String), new("type", AttributeType.String), new("level", AttributeType.Integer)],
    });

    /// <summary>Every place of the table where a client may write one value, with a value that fits.</summary>
    private static IEnumerable<TestCaseData> Writable =>
        from row in Extended.Users.AllAttributes
        where row.Attribute.Mutability == Mutability.ReadWrite && row.Attribute.Name != "userName"
        from sub in row.Attribute.IsComplex ? row.Attribute.SubAttributes : [null!]
        where sub?.Name is not "primary"
        let path = new AttributePath(row.Schema, row.Attribute.Name, sub?.Name)
        select new TestCaseData(path, row.Attribute).SetArgDisplayNames(path.ToString());

    [TestCaseSource(nameof(Writable))]
    public void Every_attribute_is_read_patched_filtered_mapped_sorted_projected_and_removed(AttributePath path, AttributeDefinition attribute)
    {
        var users = Extended.Users;
        var leaf = users.Find(path)!;
        var (json, text, filter) = leaf.Type switch
        {
            AttributeType.Boolean => ("false", "false", "false"),
            AttributeType.Integer => ("7", "7", "7"),
            _ => ("\"Wört\"", "Wört", "\"Wört\""),
        };
        var inner = path.SubAttribute is null ? json : $"{{\"{path.SubAttribute}\":{json}}}";
        var holder = $"\"{path.Attribute}\":{(attribute.MultiValued ? $"[{inner}]" : inner)}";
        var body = ResourceBody.Read(Utf8($"{{\"userName\":\"a\",{(path.Schema is null ? holder : $"\"{path.Schema}\":{{{holder}}}")}}}"), users, BodyLimits.Default).Value;
        var created = UserDocument.Create(body);
        var mapped = MappedPath.Parse(path.ToString(), users).Value;
        created.Field(mapped).ShouldBe(FieldState.Of(text));

        var empty = UserDocument.Create(ResourceBody.Read(Utf8("""{"userName":"a"}"""), users, BodyLimits.Default).Value);
        var set = Ksat.Provisioning.Scim.Patch.PatchRequest.Parse(Utf8(Operations($$"""{"op":"replace","path":"{{path}}","value":{{json}}}""")), users, BodyLimits.Default).Value;
        var patched = empty.Apply(set).Value.Document;
        patched.Json.ShouldBe(created.Json);

        var parsed = FilterParser.Parse($"{path} eq {filter}", users).Value;
        FilterEvaluator.Matches(parsed, created.Tree(), users).ShouldBeTrue();
        if (path.Attribute != "active")
            FilterEvaluator.Matches(parsed, empty.Tree(), users).ShouldBeFalse();

        SortBy.Parse(path.ToString(), null, users).Value.Path.ShouldBe(path);
        Projection.Parse(path.ToString(), null, users).Value.Includes(path).ShouldBeTrue();
        Projection.Parse(null, path.ToString(), users).Value.Includes(path).ShouldBeFalse();

        if (path.Attribute == "active")
            return;
        var remove = Ksat.Provisioning.Scim.Patch.PatchRequest.Parse(Utf8(Operations($$"""{"op":"remove","path":"{{path}}"}""")), users, BodyLimits.Default).Value;
        var removed = patched.Apply(remove).Value.Document;
        removed.Json.ShouldBe(empty.Json);
        removed.Field(mapped).ShouldBe(FieldState.Cleared);
    }

    [Test]
    public void Every_alias_leads_to_one_value()
    {
        foreach (var alias in Users.Aliases)
            MappedPath.Parse(alias.Path, Users).Value.ToString().ShouldBe(alias.Path);
    }

    [Test]
    public void A_second_attribute_of_one_name_is_a_mistake() =>
        Should.Throw<ArgumentException>(() => SchemaTable.Default.With(Kmsat, new("CustomField1", AttributeType.String)));

    [Test]
    public void Discovery_advertises_the_whole_table_but_the_password_without_nulls()
    {
        var schemas = Json(w => DiscoveryWriter.WriteSchemas(w, Extended, "https://h/scim/v2"));
        schemas.GetProperty("totalResults").GetInt32().ShouldBe(7);
        foreach (var schema in schemas.GetProperty("Resources").EnumerateArray())
        {
            var definition = Extended.Advertised.Single(known => known.Id == schema.GetProperty("id").GetString());
            schema.GetProperty("attributes").EnumerateArray().Select(a => a.GetProperty("name").GetString()).ShouldBe(definition.Attributes.Select(a => a.Name).Where(name => name != "password"));
            schema.GetProperty("meta").GetProperty("location").GetString().ShouldBe($"https://h/scim/v2/Schemas/{definition.Id}");
        }

        schemas.GetRawText().ShouldNotContain("null");
        schemas.GetRawText().ShouldContain("\"mutability\":\"readWrite\"");
        schemas.GetRawText().ShouldContain("\"type\":\"boolean\"");
        schemas.GetRawText().ShouldContain("\"canonicalValues\":[\"work\",\"home\",\"other\"]");
    }

    [Test]
    public void Resource_types_name_their_extensions()
    {
        var types = Json(w => DiscoveryWriter.WriteResourceTypes(w, SchemaTable.Default, "https://h/scim/v2")).GetProperty("Resources");
        types[0].GetProperty("schemaExtensions").EnumerateArray().Select(e => e.GetProperty("schema").GetString()).ShouldBe([Ent, Kmsat]);
        types[1].GetProperty("endpoint").GetString().ShouldBe("/Groups");
    }

    [Test]
    public void The_service_says_what_it_can_do()
    {
        var config = Json(w => DiscoveryWriter.WriteServiceProviderConfig(w, new() { BaseUrl = "https://h/scim/v2", FilterMaxResults = 200 }));
        config.GetProperty("changePassword").GetProperty("supported").GetBoolean().ShouldBeFalse();
        config.GetProperty("bulk").GetProperty("supported").GetBoolean().ShouldBeFalse();
        config.GetProperty("bulk").GetProperty("maxPayloadSize").GetInt32().ShouldBeGreaterThan(0);
        config.GetProperty("filter").GetProperty("maxResults").GetInt32().ShouldBe(200);
        config.GetProperty("authenticationSchemes")[0].GetProperty("type").GetString().ShouldBe("oauthbearertoken");
    }

    [Test]
    public void What_discovery_answers_is_as_its_own_schemas_say()
    {
        var config = Json(w => DiscoveryWriter.WriteServiceProviderConfig(w, new() { BaseUrl = "https://h/scim/v2", CursorSupported = true, CursorTimeout = 60, DocumentationUri = "https://h" }));
        ShouldConform(config, SchemaUrns.ServiceProviderConfig);
        foreach (var type in Json(w => DiscoveryWriter.WriteResourceTypes(w, Extended, "https://h/scim/v2")).GetProperty("Resources").EnumerateArray())
            ShouldConform(type, SchemaUrns.ResourceType);
        foreach (var schema in Json(w => DiscoveryWriter.WriteSchemas(w, Extended, "https://h/scim/v2")).GetProperty("Resources").EnumerateArray())
            ShouldConform(schema, SchemaUrns.Schema);
    }

    private static void ShouldConform(JsonElement resource, string urn)
    {
        resource.GetProperty("schemas")[0].GetString().ShouldBe(urn);
        ShouldConform(resource, Extended.Advertised.Single(schema => schema.Id == urn).Attributes, urn);
    }

    private static void ShouldConform(JsonElement holder, IReadOnlyList<AttributeDefinition> attributes, string path)
    {
        foreach (var attribute in attributes.Where(attribute => attribute.Required))
            holder.TryGetProperty(attribute.Name, out _).ShouldBeTrue($"{path}.{attribute.Name}");
        foreach (var property in holder.EnumerateObject().Where(property => property.Name is not ("schemas" or "meta" or "id")))
        {
            // The schema of schemas tells of sub-attributes one level deep, as in RFC 7643 §8.7.2, and is itself one level deeper.
            if (property.Name == "subAttributes" && attributes.All(attribute => attribute.Name != property.Name))
                continue;

            var where = $"{path}.{property.Name}";
            var attribute = attributes.Where(known => known.Name == property.Name).ShouldHaveSingleItem(where);
            (property.Value.ValueKind == JsonValueKind.Array).ShouldBe(attribute.MultiValued, where);
            foreach (var value in attribute.MultiValued ? property.Value.EnumerateArray().ToArray() : [property.Value])
            {
                value.ValueKind.ShouldBeOneOf(attribute.Type switch
                {
                    AttributeType.Complex => [JsonValueKind.Object],
                    AttributeType.Boolean => [JsonValueKind.True, JsonValueKind.False],
                    AttributeType.Integer => [JsonValueKind.Number],
                    _ => [JsonValueKind.String],
                });
                if (attribute.CanonicalValues.Count > 0)
                    attribute.CanonicalValues.ShouldContain(value.GetString(), where);
                if (attribute.IsComplex)
                    ShouldConform(value, attribute.SubAttributes, where);
            }
        }
    }

    private static JsonElement Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }
}
