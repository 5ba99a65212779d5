using Ksat.Provisioning.Scim.Paths;
using static Ksat.Provisioning.Scim.Tests.Samples;

namespace Ksat.Provisioning.Scim.Tests.Paths;

[TestFixture]
internal sealed class PatchPathTests
{
    [TestCase("TITLE", "title")]
    [TestCase("name.GivenName", "name.givenName")]
    [TestCase("urn:ietf:params:scim:schemas:core:2.0:User:name.givenName", "name.givenName")]
    [TestCase("emails[type eq \"work\"]", "emails[type eq \"work\"]")]
    [TestCase("emails[type eq \"work\"].VALUE", "emails[type eq \"work\"].value")]
    [TestCase("roles[primary eq \"True\"].display", "roles[primary eq true].display")]
    [TestCase("URN:IETF:params:scim:schemas:extension:enterprise:2.0:User", Ent)]
    [TestCase("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value", Ent + ":manager.value")]
    [TestCase("primaryPhone", "phoneNumbers[type eq \"work\"].value")]
    [TestCase("urn:ietf:params:scim:schemas:extension:knowbe4:kmsat:2.0:User:managerEmail", Ent + ":manager.value")]
    public void A_path_reads_as(string text, string canonical)
    {
        var path = PatchPath.Parse(text, Users).Value;
        path.ToString().ShouldBe(canonical);
        PatchPath.Parse(canonical, Users).Value.ShouldBe(path);
    }

    [TestCase("bogus", ScimFaultKind.InvalidPath)]
    [TestCase("name.bogus", ScimFaultKind.InvalidPath)]
    [TestCase("urn:x:y:title", ScimFaultKind.InvalidPath)]
    [TestCase("urn:", ScimFaultKind.InvalidPath)]
    [TestCase("emails[type eq \"work\"].bogus", ScimFaultKind.InvalidPath)]
    [TestCase("emails[type eq \"work\"]value", ScimFaultKind.InvalidPath)]
    [TestCase("emails[type eq \"work\"", ScimFaultKind.InvalidFilter)]
    [TestCase("emails[bogus pr]", ScimFaultKind.InvalidFilter)]
    [TestCase("title[type pr]", ScimFaultKind.InvalidFilter)]
    [TestCase("emails[]", ScimFaultKind.InvalidFilter)]
    public void A_bad_path_is_refused(string text, ScimFaultKind kind) => PatchPath.Parse(text, Users).Fault.Kind.ShouldBe(kind);
}
