using System.Buffers;
using System.Text;
using System.Text.Json;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Messages;
using Ksat.Provisioning.Scim.Paths;
using Ksat.Provisioning.Scim.Schemas;
using static Ksat.Provisioning.Scim.Tests.Samples;

namespace Ksat.Provisioning.Scim.Tests.Messages;

[TestFixture]
internal sealed class ResourceWriterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly ResourceMeta Meta = new("U1", "User", Noon, Noon.AddSeconds(1.5), "W/\"3\"", "https://h/scim/v2/Users/U1");

    private const string More = "\"name\":{\"givenName\":\"G\",\"familyName\":\"F\"},\"emails\":[{\"value\":\"e\",\"type\":\"work\"},{\"value\":\"f\"}],"
        + "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"department\":\"D\",\"manager\":{\"value\":\"M\"}}";

    private const string Core = "\"urn:ietf:params:scim:schemas:core:2.0:User\"";
    private const string EntQuoted = "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"";

    [Test]
    public void A_whole_user_is_the_document_with_what_the_service_adds() => Write(null, null).ShouldBe(
        $$$"""{"schemas":[{{{Core}}},{{{EntQuoted}}}],"id":"U1","userName":"a@x","name":{"familyName":"F","givenName":"G"},"active":true,"emails":[{"value":"e","type":"work"},{"value":"f"}],{{{EntQuoted}}}:{"department":"D","manager":{"value":"M"}},"groups":[{"value":"G1","$ref":"https://h/G1","display":"Eng","type":"direct"}],"meta":{"resourceType":"User","created":"2026-01-02T12:00:00Z","lastModified":"2026-01-02T12:00:01.5Z","location":"https://h/scim/v2/Users/U1","version":"W/\"3\""}}""");

    [TestCase("userName", "\"userName\":\"a@x\"", "")]
    [TestCase("USERNAME, bogus", "\"userName\":\"a@x\"", "")]
    [TestCase("name.givenName", "\"name\":{\"givenName\":\"G\"}", "")]
    [TestCase("emails.type", "\"emails\":[{\"type\":\"work\"}]", "")]
    [TestCase("urn:ietf:params:scim:schemas:core:2.0:User:active", "\"active\":true", "")]
    [TestCase("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", EntQuoted + ":{\"department\":\"D\",\"manager\":{\"value\":\"M\"}}", "," + EntQuoted)]
    [TestCase("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value", EntQuoted + ":{\"manager\":{\"value\":\"M\"}}", "," + EntQuoted)]
    [TestCase("groups.display", "\"groups\":[{\"display\":\"Eng\"}]", "")]
    [TestCase("meta.version", "\"meta\":{\"version\":\"W/\\\"3\\\"\"}", "")]
    [TestCase("password,phoneNumbers", "", "")]
    public void Asked_attributes_alone_are_answered(string attributes, string answered, string extensions) =>
        Write(attributes, null).ShouldBe($"{{\"schemas\":[{Core}{extensions}],\"id\":\"U1\"{(answered.Length > 0 ? "," : "")}{answered}}}");

    [Test]
    public void Excluded_attributes_are_not() => Write(null, "emails,name.familyName,groups,meta,id,schemas," + Ent).ShouldBe(
        $$$"""{"schemas":[{{{Core}}}],"id":"U1","userName":"a@x","name":{"givenName":"G"},"active":true}""");

    [Test]
    public void Members_are_not_enumerated_when_excluded()
    {
        var projection = Projection.Parse(null, "members", Groups).Value;
        projection.Includes("members").ShouldBeFalse();
        projection.IsAsked.ShouldBeTrue();
        Json(w => ResourceWriter.WriteGroup(w, "Eng", "E", Meta with { ResourceType = "Group" }, Unreadable(), projection))
            .ShouldStartWith("{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"id\":\"U1\",\"externalId\":\"E\",\"displayName\":\"Eng\",\"meta\":");
    }

    [Test]
    public void A_group_lists_its_members() =>
        Json(w => ResourceWriter.WriteGroup(w, "Eng", null, Meta, [new("U1", "Ann", "https://h/U1"), new("stranger", null, null)], Projection.Parse("members", null, Groups).Value))
            .ShouldBe("""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"id":"U1","members":[{"value":"U1","$ref":"https://h/U1","type":"User","display":"Ann"},{"value":"stranger","type":"User"}]}""");

    [Test]
    public void An_attribute_returned_on_request_is_only_returned_on_request()
    {
        var users = SchemaTable.Default.With(Kmsat, new("shoeSize", AttributeType.Integer) { Returned = Returned.Request }).Users;
        var body = ResourceBody.Read(Utf8($$$"""{"userName":"a","{{{Kmsat}}}":{"shoeSize":"43"}}"""), users, BodyLimits.Default).Value;
        var json = UserDocument.Create(body).Json;
        json.ShouldContain("\"shoeSize\":43");
        Json(w => ResourceWriter.WriteUser(w, json, Meta, null, Projection.Default(users))).ShouldNotContain("shoeSize");
        Json(w => ResourceWriter.WriteUser(w, json, Meta, null, Projection.Parse($"{Kmsat}:shoeSize", null, users).Value)).ShouldContain("\"shoeSize\":43");
    }

    [Test]
    public void An_error_says_status_as_text() =>
        Json(w => ScimError.Write(w, 409, "uniqueness", "userName 'a' is taken."))
            .ShouldBe("""{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"409","scimType":"uniqueness","detail":"userName 'a' is taken."}""");

    [Test]
    public void An_empty_list_is_a_list() => Json(w =>
    {
        ListResponse.Start(w, 0, 0, 1);
        ListResponse.End(w);
    }).ShouldBe("""{"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":0,"startIndex":1,"itemsPerPage":0,"Resources":[]}""");

    [TestCase("userName", null, "userName", false)]
    [TestCase("EMAILS", "Descending", "emails.value", true)]
    [TestCase("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager", "ascending", Ent + ":manager.value", false)]
    public void Sorting_reads_as(string sortBy, string? sortOrder, string path, bool descending)
    {
        var sort = SortBy.Parse(sortBy, sortOrder, Users).Value;
        (sort.Path.ToString(), sort.Descending).ShouldBe((path, descending));
    }

    [TestCase("bogus", null, ScimFaultKind.InvalidPath)]
    [TestCase("name", null, ScimFaultKind.InvalidPath)]
    [TestCase("password", null, ScimFaultKind.InvalidPath)]
    [TestCase("title", "sideways", ScimFaultKind.InvalidValue)]
    public void Bad_sorting_is_refused(string sortBy, string? sortOrder, ScimFaultKind kind) => SortBy.Parse(sortBy, sortOrder, Users).Fault.Kind.ShouldBe(kind);

    [Test]
    public void A_search_is_read_from_query_and_body_alike()
    {
        var query = SearchRequest.FromQuery("?filter=title+pr&startIndex=-1&count=99999999999&attributes=userName,id&sortBy=title").Value;
        var body = SearchRequest.Parse(Utf8("""{"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],"filter":"title pr","startIndex":-1,"Count":99999999999,"attributes":["userName","id"],"sortBy":"title"}"""), BodyLimits.Default).Value;
        body.ShouldBe(query);
        query.Count.ShouldBe(int.MaxValue);
        SearchRequest.FromQuery("count=x").Fault.Kind.ShouldBe(ScimFaultKind.InvalidValue);
        SearchRequest.Parse(Utf8("""{"filter":1}"""), BodyLimits.Default).Fault.Kind.ShouldBe(ScimFaultKind.InvalidValue);
    }

    [Test]
    public void A_path_is_included_by_its_parts()
    {
        var projection = Projection.Parse("name.givenName", null, Users).Value;
        projection.Includes(new AttributePath(null, "name")).ShouldBeTrue();
        projection.Includes(new AttributePath(null, "name", "familyName")).ShouldBeFalse();
        projection.Includes("id").ShouldBeTrue();
        projection.Includes("password").ShouldBeFalse();
    }

    private static IEnumerable<MemberReference> Unreadable()
    {
        Assert.Fail("Members were read.");
        yield break;
    }

    private static string Write(string? attributes, string? excluded) => Json(w => ResourceWriter.WriteUser(
        w, User(More).Json, Meta, [new("G1", "Eng", "https://h/G1")], Projection.Parse(attributes, excluded, Users).Value));

    private static string Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
