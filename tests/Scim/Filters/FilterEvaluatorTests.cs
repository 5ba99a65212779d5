using System.Text.Json.Nodes;
using Ksat.Provisioning.Scim.Filters;
using static Ksat.Provisioning.Scim.Tests.Samples;

namespace Ksat.Provisioning.Scim.Tests.Filters;

[TestFixture]
internal sealed class FilterEvaluatorTests
{
    private const string Document = """
        {"externalId":"E1","userName":"Bj@x","name":{"givenName":"Zoë"},"active":true,
         "emails":[{"value":"bj@x","type":"work","primary":true},{"value":"b@home"}],
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Tools","manager":{"value":"U2"}},
         "meta":{"lastModified":"2026-01-02T03:04:05Z"}}
        """;

    [TestCase("userName eq \"BJ@X\"", true)]
    [TestCase("externalId eq \"e1\"", false)]
    [TestCase("externalId eq \"E1\"", true)]
    [TestCase("name.givenName eq \"ZO\u00cb\"", true)]
    [TestCase("name pr", true)]
    [TestCase("title pr", false)]
    [TestCase("title eq \"x\"", false)]
    [TestCase("title ne \"x\"", true)]
    [TestCase("title lt \"x\"", false)]
    [TestCase("title eq null", true)]
    [TestCase("userName ne null", true)]
    [TestCase("emails.type ne \"work\"", true)]
    [TestCase("phoneNumbers.type ne \"work\"", false)]
    [TestCase("emails.type eq null", false)]
    [TestCase("phoneNumbers eq null", true)]
    [TestCase("emails[type eq \"work\" and value sw \"bj\"]", true)]
    [TestCase("emails[type eq \"work\" and value ew \"home\"]", false)]
    [TestCase("emails[not (type pr)]", true)]
    [TestCase("emails ew \"HOME\"", true)]
    [TestCase("active eq true", true)]
    [TestCase("active ne true", false)]
    [TestCase("userName gt \"a\" and userName lt \"c\"", true)]
    [TestCase("meta.lastModified ge \"2026-01-02T04:04:05+01:00\"", true)]
    [TestCase("meta.lastModified lt \"2026-01-02T03:04:05Z\"", false)]
    [TestCase("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq \"U2\"", true)]
    [TestCase("not (urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department co \"ool\")", false)]
    public void A_filter_holds_or_not(string filter, bool holds) =>
        FilterEvaluator.Matches(FilterParser.Parse(filter, Users).Value, JsonNode.Parse(Document)!.AsObject(), Users).ShouldBe(holds);
}
