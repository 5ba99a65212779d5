using System.Text.Json.Nodes;

namespace Ksat.Provisioning.Web.Tests.Scim.Rfc7644;

/// <summary>RFC 7644 §4 and RFC 7643 §5–§7: what is advertised.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class Section_4_Discovery
{
    private ScimClient client = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => client = await ScimServer.NewTenantAsync();

    [Test]
    public async Task The_configuration_says_what_the_service_can_do()
    {
        var config = (await client.GetAsync("/ServiceProviderConfig")).ShouldBe(200).Json;
        ((string?)config["schemas"]![0]).ShouldBe("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig");
        foreach (var feature in new[] { "patch", "bulk", "filter", "sort", "etag" })
        {
            ((bool)config[feature]!["supported"]!).ShouldBeTrue(feature);
        }

        ((bool)config["changePassword"]!["supported"]!).ShouldBeFalse();
        ((int)config["bulk"]!["maxOperations"]!).ShouldBe(1000);
        ((int)config["bulk"]!["maxPayloadSize"]!).ShouldBe(16 * 1024 * 1024);
        ((int)config["filter"]!["maxResults"]!).ShouldBe(500);
        config["pagination"]!.ToJsonString().ShouldBe(
            """{"cursor":true,"index":true,"defaultPaginationMethod":"index","defaultPageSize":100,"maxPageSize":500,"cursorTimeout":3600}""");
        ((string?)config["authenticationSchemes"]![0]!["type"]).ShouldBe("oauthbearertoken");
        ((string?)config["meta"]!["location"]).ShouldBe($"{ScimServer.Root}/ServiceProviderConfig");
    }

    [Test]
    public async Task Each_resource_type_is_listed_and_found_by_its_name()
    {
        var list = (await client.GetAsync("/ResourceTypes")).ShouldBe(200);
        list.Resources.Select(type => (string?)type["endpoint"]).ShouldBe(["/Users", "/Groups"]);
        foreach (var type in list.Resources)
        {
            (await client.GetAsync($"/ResourceTypes/{type["id"]}")).ShouldBe(200).Text.ShouldBe(type.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        }

        (await client.GetAsync("/ResourceTypes/Device")).ShouldBeError(404);
    }

    [Test]
    public async Task Each_schema_is_listed_and_found_by_its_URN()
    {
        var list = (await client.GetAsync("/Schemas")).ShouldBe(200);
        list.Resources.Select(schema => (string?)schema["id"]).ShouldBe(
        [
            "urn:ietf:params:scim:schemas:core:2.0:User",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            "urn:ietf:params:scim:schemas:extension:knowbe4:kmsat:2.0:User",
            "urn:ietf:params:scim:schemas:core:2.0:Group",
            "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig",
            "urn:ietf:params:scim:schemas:core:2.0:ResourceType",
            "urn:ietf:params:scim:schemas:core:2.0:Schema",
        ]);
        foreach (var schema in list.Resources)
        {
            JsonNode.DeepEquals((await client.GetAsync($"/Schemas/{schema["id"]}")).ShouldBe(200).Json, schema).ShouldBeTrue();
        }

        (await client.GetAsync("/Schemas/urn:nothing")).ShouldBeError(404);
        list.Text.ShouldNotContain("null");
    }

    [TestCase("/ServiceProviderConfig?filter=patch%20pr")]
    [TestCase("/ResourceTypes?filter=name%20eq%20%22User%22")]
    [TestCase("/Schemas?FILTER=id%20pr")]
    [TestCase("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User?filter=")]
    public async Task A_filter_on_discovery_is_403(string path) => (await client.GetAsync(path)).ShouldBeError(403);

    [TestCase("urn:ietf:params:scim:schemas:core:2.0:User")]
    [TestCase("urn:ietf:params:scim:schemas:core:2.0:Group")]
    public async Task The_external_id_is_advertised_and_no_other_common_attribute(string schema)
    {
        var attributes = (await client.GetAsync($"/Schemas/{schema}")).ShouldBe(200).Json["attributes"]!.AsArray();
        attributes.Select(attribute => (string?)attribute!["name"]).Intersect(["schemas", "id", "externalId", "meta"]).ShouldBe(["externalId"]);
        attributes.Single(attribute => (string?)attribute!["name"] == "externalId")!.ToJsonString().ShouldContain("\"caseExact\":true,\"mutability\":\"readWrite\"");
    }

    [Test]
    public async Task What_is_never_stored_is_not_advertised_and_what_comes_with_a_member_is_immutable()
    {
        var schemas = (await client.GetAsync("/Schemas")).ShouldBe(200).Resources.ToDictionary(schema => (string)schema["id"]!);
        schemas["urn:ietf:params:scim:schemas:core:2.0:User"]["attributes"]!.AsArray().ShouldAllBe(attribute => (string?)attribute!["name"] != "password");
        var members = schemas["urn:ietf:params:scim:schemas:core:2.0:Group"]["attributes"]!.AsArray().Single(attribute => (string?)attribute!["name"] == "members")!;
        members["subAttributes"]!.AsArray().Select(sub => $"{sub!["name"]} {sub["mutability"]}").ShouldBe(
            ["value immutable", "$ref immutable", "type immutable", "display immutable"]);
    }
}
