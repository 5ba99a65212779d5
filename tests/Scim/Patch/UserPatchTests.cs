using static Ksat.Provisioning.Scim.Tests.Samples;

namespace Ksat.Provisioning.Scim.Tests.Patch;

[TestFixture]
internal sealed class UserPatchTests
{
    private const string EntJson = "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":";

    // Document before (userName a@x and active true beside), operations, document after (the same beside).
    [TestCase("", """{"op":"replace","value":{"displayName":"x","name.givenName":"y","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber":"z"}}""",
        "\"name\":{\"givenName\":\"y\"},\"displayName\":\"x\",\"active\":true," + EntJson + "{\"employeeNumber\":\"z\"}", TestName = "Entra sends paths as keys")]
    [TestCase("", """{"op":"Add","path":"displayName","value":"x"},{"op":"Replace","path":"name.givenName","value":"y"},{"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber","value":"z"}""",
        "\"name\":{\"givenName\":\"y\"},\"displayName\":\"x\",\"active\":true," + EntJson + "{\"employeeNumber\":\"z\"}", TestName = "Entra sends an operation for each")]
    [TestCase("", """{"op":"Add","path":"emails[type eq \"work\"].value","value":"e"},{"op":"Add","path":"emails[type eq \"work\"].primary","value":"True"}""",
        "\"active\":true,\"emails\":[{\"value\":\"e\",\"type\":\"work\",\"primary\":true}]", TestName = "Entra's value path on nothing makes the element, and later operations find it")]
    [TestCase("", """{"op":"Replace","path":"addresses[type eq \"work\"].streetAddress","value":"s"},{"op":"Replace","path":"addresses[type eq \"work\"].formatted","value":"f"}""",
        "\"active\":true,\"addresses\":[{\"formatted\":\"f\",\"streetAddress\":\"s\",\"type\":\"work\"}]", TestName = "Entra's address")]
    [TestCase("", """{"op":"Add","path":"roles[primary eq \"True\"].value","value":"v"},{"op":"Add","path":"roles[primary eq \"True\"].display","value":"d"},{"op":"Add","path":"roles[primary eq \"True\"].type","value":"t"}""",
        "\"active\":true,\"roles\":[{\"value\":\"v\",\"display\":\"d\",\"type\":\"t\",\"primary\":true}]", TestName = "Entra's primary role")]
    [TestCase("\"roles\":[{\"value\":\"a\"}]", """{"op":"Add","path":"roles","value":[{"value":"a"},{"value":"b"}]}""",
        "\"active\":true,\"roles\":[{\"value\":\"a\"},{\"value\":\"b\"}]", TestName = "Roles are not duplicated")]
    [TestCase("\"roles\":[{\"value\":\"a\"},{\"value\":\"b\"}]", """{"op":"Remove","path":"roles","value":[{"$ref":null,"value":"a"},{"value":"zz"}]}""",
        "\"active\":true,\"roles\":[{\"value\":\"b\"}]", TestName = "Removal by a list takes only what it names")]
    [TestCase("", """{"op":"Add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":"U2"}""",
        "\"active\":true," + EntJson + "{\"manager\":{\"value\":\"U2\"}}", TestName = "Entra's manager is a string")]
    [TestCase(EntJson + "{\"manager\":{\"value\":\"U2\"}}", """{"op":"Remove","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager"}""",
        "\"active\":true", TestName = "Entra removes the manager")]
    [TestCase("", """{"op":"Replace","path":"active","value":"False"}""", "\"active\":false", TestName = "Entra disables by a string")]
    [TestCase("", """{"op":"replace","value":{"active":false}}""", "\"active\":false", TestName = "Okta deactivates")]
    [TestCase("", """{"op":"replace","value":{"active":[false]}}""", "\"active\":false", TestName = "A boolean in a list")]
    [TestCase("\"title\":\"t\"", """{"op":"replace","value":{"id":"1","meta":{},"groups":[],"schemas":[],"password":"p","title":"u","unknown":1}}""",
        "\"title\":\"u\",\"active\":true", TestName = "Read-only and unknown keys and a password beside others are ignored")]
    [TestCase("\"name\":{\"givenName\":\"A\",\"familyName\":\"B\"}", """{"op":"replace","path":"name","value":{"familyName":"C"}}""",
        "\"name\":{\"familyName\":\"C\",\"givenName\":\"A\"},\"active\":true", TestName = "Replacing a complex attribute merges")]
    [TestCase("\"emails\":[{\"value\":\"1\",\"primary\":true},{\"value\":\"2\",\"type\":\"home\"}]", """{"op":"replace","path":"emails[type eq \"home\"].primary","value":true}""",
        "\"active\":true,\"emails\":[{\"value\":\"1\",\"primary\":false},{\"value\":\"2\",\"type\":\"home\",\"primary\":true}]", TestName = "Primary moves")]
    [TestCase("\"emails\":[{\"value\":\"1\",\"type\":\"work\",\"display\":\"d\"}]", """{"op":"replace","path":"emails[type eq \"work\"]","value":{"value":"2"}}""",
        "\"active\":true,\"emails\":[{\"value\":\"2\",\"type\":\"work\"}]", TestName = "Replacing an element replaces it whole, its type stays")]
    [TestCase("\"emails\":[{\"value\":\"1\",\"type\":\"work\",\"primary\":true}]", """{"op":"remove","path":"emails[type eq \"work\"].value"}""",
        "\"active\":true", TestName = "An element that loses its value goes")]
    [TestCase("", """{"op":"remove","path":"emails[type eq \"work\"]"}""", "\"active\":true", TestName = "Removing a missing element succeeds")]
    [TestCase("", """{"op":"Replace","path":"emails[type eq \"work\"].value","value":""}""", "\"active\":true", TestName = "Emptying a missing element makes none")]
    [TestCase("", """{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User","value":{"department":"D","manager":{"value":"U"}}}""",
        "\"active\":true," + EntJson + "{\"department\":\"D\",\"manager\":{\"value\":\"U\"}}", TestName = "A whole extension is added")]
    [TestCase("", """{"op":"add","value":{"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D"}}}""",
        "\"active\":true," + EntJson + "{\"department\":\"D\"}", TestName = "An extension nested in the value")]
    [TestCase(EntJson + "{\"department\":\"D\"}", """{"op":"remove","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"}""", "\"active\":true", TestName = "A whole extension is removed")]
    [TestCase("", """{"op":"replace","value":{"managerEmail":"m@x","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager":"U2","primaryPhone":"1"}}""",
        "\"active\":true,\"phoneNumbers\":[{\"value\":\"1\",\"type\":\"work\"}]," + EntJson + "{\"manager\":{\"value\":\"m@x\"}}", TestName = "Flat names are read and managerEmail wins")]
    [TestCase("\"title\":\"t\"", """{"op":"remove","path":"active"}""", "\"title\":\"t\"", TestName = "Active that is removed is unassigned")]
    [TestCase("\"title\":\"t\"", "", "\"title\":\"t\",\"active\":true", TestName = "No operations change nothing")]
    [TestCase("", """{"op":"add","path":"emails.value","value":"e"}""", "\"active\":true,\"emails\":[{\"value\":\"e\"}]", TestName = "A sub-attribute of a list without brackets")]
    public void A_patch_makes_of_a_user(string before, string operations, string after) =>
        User(before).Apply(operations).Json.ShouldBe($"{{\"userName\":\"a@x\",{after}}}");

    [TestCase("""{"op":"replace","path":"bogus","value":"x"}""", ScimFaultKind.InvalidPath, "'bogus' is not an attribute of User.")]
    [TestCase("""{"op":"replace","path":"id","value":"x"}""", ScimFaultKind.Mutability, "id is read-only.")]
    [TestCase("""{"op":"add","path":"groups","value":[{"value":"x"}]}""", ScimFaultKind.Mutability, "groups is read-only.")]
    [TestCase("""{"op":"remove","path":"meta.created"}""", ScimFaultKind.Mutability, "meta.created is read-only.")]
    [TestCase("""{"op":"remove","path":"userName"}""", ScimFaultKind.Mutability, "userName is required and can't be removed.")]
    [TestCase("""{"op":"replace","value":{"userName":""}}""", ScimFaultKind.InvalidValue, "userName is required and can't be emptied.")]
    [TestCase("""{"op":"replace","path":"active","value":null}""", ScimFaultKind.InvalidValue, "active must be true or false; it can't be emptied.")]
    [TestCase("""{"op":"remove"}""", ScimFaultKind.NoTarget, "remove needs a path.")]
    [TestCase("""{"op":"add","path":"title"}""", ScimFaultKind.InvalidValue, "op add needs a value for title.")]
    [TestCase("""{"op":"add","value":"x"}""", ScimFaultKind.InvalidValue, "op add without a path needs an object of attributes as its value.")]
    [TestCase("""{"op":"move","path":"title"}""", ScimFaultKind.InvalidSyntax, "op must be add, replace or remove, not 'move'.")]
    [TestCase("""{"path":"title"}""", ScimFaultKind.InvalidSyntax, "op must be add, replace or remove.")]
    [TestCase("""7""", ScimFaultKind.InvalidSyntax, "Each of the Operations must be an object.")]
    [TestCase("""{"op":"replace","path":"active","value":"no"}""", ScimFaultKind.InvalidValue, "active must be true or false, not 'no'.")]
    [TestCase("""{"op":"replace","path":"emails[type co \"wo\"].value","value":"x"}""", ScimFaultKind.NoTarget, "No element of emails satisfies [type co \"wo\"].")]
    [TestCase("""{"op":"remove","path":"emails[value co \"x\"].display"}""", ScimFaultKind.NoTarget, "No element of emails satisfies [value co \"x\"].")]
    [TestCase("""{"op":"replace","value":{"password":"N3w-secret"}}""", ScimFaultKind.Mutability, "Password sync is not supported: this service never accepts passwords. Switch it off in the identity provider.")]
    [TestCase("""{"op":"replace","path":"password","value":"N3w-secret"}""", ScimFaultKind.Mutability, "Password sync is not supported: this service never accepts passwords. Switch it off in the identity provider.")]
    public void A_bad_patch_is_refused(string operations, ScimFaultKind kind, string detail)
    {
        var fault = User().TryApply(operations).Fault;
        fault.Kind.ShouldBe(kind);
        fault.Detail.ShouldBe(detail);
    }

    [Test]
    public void A_refused_patch_leaves_the_document_as_it_was()
    {
        var user = User("\"title\":\"t\"");
        user.TryApply("""{"op":"replace","path":"title","value":"u"},{"op":"replace","path":"emails[type co \"x\"].value","value":"v"}""").IsFault.ShouldBeTrue();
        user.Json.ShouldBe("""{"userName":"a@x","title":"t","active":true}""");
    }

    [TestCase("""{"op":"replace","value":{"active":false}}""", true, false)]
    [TestCase("""{"op":"Replace","path":"active","value":"True"}""", true, true)]
    [TestCase("""{"op":"replace","value":{"active":false,"id":"1","password":"p"}}""", true, false)]
    [TestCase("""{"op":"replace","value":{"active":false,"title":"x"}}""", false, false)]
    [TestCase("", false, false)]
    public void A_patch_of_active_alone_archives_or_restores(string operations, bool only, bool active)
    {
        TryPatch(operations).Value.SetsOnlyActive(out var sets).ShouldBe(only);
        if (only)
            sets.ShouldBe(active);
    }

    [Test]
    public void A_patch_that_sets_what_is_there_changes_nothing()
    {
        var change = User("\"title\":\"t\"").TryApply("""{"op":"replace","path":"title","value":"t"}""").Value;
        (change.Changed, change.AnswerChanged).ShouldBe((false, false));
    }

    [Test]
    public void A_user_can_not_get_more_values_than_the_limit() =>
        User().TryApply(string.Join(',', Enumerable.Range(0, 251).Select(i => $$"""{"op":"add","path":"roles","value":[{"value":"{{i}}"}]}"""))).Fault.Kind.ShouldBe(ScimFaultKind.TooMany);
}
