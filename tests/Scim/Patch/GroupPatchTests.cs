using Ksat.Provisioning.Scim.Patch;
using static Ksat.Provisioning.Scim.Tests.Samples;

namespace Ksat.Provisioning.Scim.Tests.Patch;

[TestFixture]
internal sealed class GroupPatchTests
{
    [TestCase("""{"op":"replace","value":{"id":"G1","displayName":"Finance"}}""", "rename Finance", TestName = "Okta renames with its own id in the value")]
    [TestCase("""{"op":"remove","path":"members[value eq \"U1\"]"},{"op":"remove","path":"members[value eq \"U3\"]"},{"op":"add","path":"members","value":[{"value":"U2","display":"u2@corp.example"}]}""",
        "remove U1,U3; add U2", TestName = "Okta's membership delta")]
    [TestCase("""{"op":"replace","path":"members","value":[{"value":"U1"}]}""", "members U1", TestName = "Okta pushes now")]
    [TestCase("""{"op":"replace","value":{"members":[{"value":"U1"}]}}""", "members U1", TestName = "Okta pushes now without a path")]
    [TestCase("""{"op":"replace","path":"members","value":[]}""", "nobody", TestName = "Okta empties a group")]
    [TestCase("""{"op":"Add","path":"members","value":[{"$ref":null,"value":"U1"}]}""", "add U1", TestName = "Entra adds")]
    [TestCase("""{"op":"Remove","path":"members","value":[{"$ref":null,"value":"U1"}]}""", "remove U1", TestName = "Entra removes by value")]
    [TestCase("""{"op":"Remove","path":"members"}""", "nobody", TestName = "Entra removes all")]
    [TestCase("""{"op":"Remove","path":"members","value":[]}""", "", TestName = "An empty list names nobody")]
    [TestCase("""{"op":"replace","path":"members[type eq \"User\"].value","value":"U1"}""", "members U1", TestName = "Entra's validator replaces")]
    [TestCase("""{"op":"add","path":"members[type eq \"user\"].value","value":"U1"}""", "add U1", TestName = "Entra's validator adds")]
    [TestCase("""{"op":"remove","path":"members[type eq \"User\"].value"}""", "nobody", TestName = "Entra's validator removes")]
    [TestCase("""{"op":"remove","path":"members[value eq \"U1\" or value eq \"U2\"]"}""", "remove U1,U2", TestName = "Values joined by or")]
    [TestCase("""{"op":"remove","path":"members[display co \"x\"]"}""", "where display co \"x\"", TestName = "Any other filter")]
    [TestCase("""{"op":"add","value":{"members":[{"value":"U1"}]}},{"op":"add","path":"members","value":{"value":"U2"}}""", "add U1,U2", TestName = "Neighbouring adds are one")]
    [TestCase("""{"op":"add","path":"members","value":[{"value":"U1"}]},{"op":"remove","path":"members[value eq \"U1\"]"},{"op":"add","path":"members","value":[{"value":"U1"}]}""",
        "add U1; remove U1; add U1", TestName = "Order is kept")]
    [TestCase("""{"op":"replace","path":"externalId","value":"E"},{"op":"remove","path":"externalId"}""", "external E; external ", TestName = "External id")]
    [TestCase("""{"op":"replace","value":{"displayName":"F","urn:okta:custom:group:1.0":{"description":"d"},"unknown":1}}""", "rename F", TestName = "Okta's description is dropped")]
    [TestCase("""{"op":"replace","path":"urn:okta:custom:group:1.0:description","value":"d"}""", "", TestName = "Okta's description by path is dropped")]
    [TestCase("", "", TestName = "Nothing to do")]
    public void A_patch_reads_as(string operations, string changes) =>
        string.Join("; ", TryGroupPatch(operations).Value.Changes.Select(Describe)).ShouldBe(changes);

    [TestCase("""{"op":"add","path":"members","value":[{"value":"G2","type":"Group"}]}""", ScimFaultKind.InvalidValue)]
    [TestCase("""{"op":"replace","path":"displayName","value":""}""", ScimFaultKind.InvalidValue)]
    [TestCase("""{"op":"remove","path":"displayName"}""", ScimFaultKind.Mutability)]
    [TestCase("""{"op":"replace","path":"id","value":"x"}""", ScimFaultKind.Mutability)]
    [TestCase("""{"op":"replace","path":"members[value eq \"U1\"].display","value":"x"}""", ScimFaultKind.Mutability)]
    [TestCase("""{"op":"replace","path":"members[value eq \"U1\"].value","value":"U2"}""", ScimFaultKind.Mutability)]
    [TestCase("""{"op":"replace","path":"members[type eq \"Group\"].value","value":"U2"}""", ScimFaultKind.Mutability)]
    [TestCase("""{"op":"replace","path":"members.value","value":"U2"}""", ScimFaultKind.Mutability)]
    [TestCase("""{"op":"replace","path":"bogus","value":"x"}""", ScimFaultKind.InvalidPath)]
    [TestCase("""{"op":"remove","path":"members[bogus eq 1]"}""", ScimFaultKind.InvalidFilter)]
    [TestCase("""{"op":"remove"}""", ScimFaultKind.NoTarget)]
    public void A_bad_patch_is_refused(string operations, ScimFaultKind kind) => TryGroupPatch(operations).Fault.Kind.ShouldBe(kind);

    [Test]
    public void A_thousand_removals_are_one_change()
    {
        var operations = string.Join(',', Enumerable.Range(0, 1_000).Select(i => $$"""{"op":"remove","path":"members[value eq \"U{{i}}\"]"}"""));
        var patch = TryGroupPatch(operations).Value;
        patch.Changes.ShouldHaveSingleItem().ShouldBeOfType<GroupChange.RemoveMembers>().Values.Count.ShouldBe(1_000);
        patch.ChangesMembersOnly.ShouldBeTrue();
        patch.ChangesNameOnly.ShouldBeFalse();
    }

    private static string Describe(GroupChange change) => change switch
    {
        GroupChange.Rename(var name) => $"rename {name}",
        GroupChange.SetExternalId(var id) => $"external {id}",
        GroupChange.AddMembers(var members) => $"add {string.Join(',', members.Select(m => m.Value))}",
        GroupChange.RemoveMembers(var values) => $"remove {string.Join(',', values)}",
        GroupChange.RemoveMembersWhere(var filter) => $"where {new Ksat.Provisioning.Scim.Paths.PatchPath(null, "members", filter, null)}"["where members[".Length..].TrimEnd(']').Insert(0, "where "),
        GroupChange.ReplaceMembers(var members) => $"members {string.Join(',', members.Select(m => m.Value))}",
        _ => "nobody",
    };
}
