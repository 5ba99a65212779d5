using Ksat.Provisioning.Scim.Documents;
using static Ksat.Provisioning.Scim.Tests.Samples;

namespace Ksat.Provisioning.Scim.Tests.Documents;

[TestFixture]
internal sealed class FieldStateTests
{
    private const string Phone = "\"phoneNumbers\":[{\"type\":\"work\",\"value\":\"1\"}]";

    // First sent, then PUT, the mapped path, what it reads now.
    [TestCase("\"title\":\"x\"", "\"title\":\"y\"", "title", "y")]
    [TestCase("\"title\":\"x\"", "", "title", "absent")]
    [TestCase("\"title\":\"x\"", "\"title\":\"\"", "title", "cleared")]
    [TestCase("\"title\":\"x\"", "\"title\":null", "title", "cleared")]
    [TestCase("", "\"title\":null", "title", "absent")]
    [TestCase("\"name\":{\"givenName\":\"A\"}", "\"name\":null", "name.givenName", "cleared")]
    [TestCase("\"name\":{\"givenName\":\"A\"}", "\"name\":{\"familyName\":\"B\"}", "name.givenName", "absent")]
    [TestCase("\"name\":{\"givenName\":\"A\"}", "\"name\":{\"givenName\":\"\"}", "name.givenName", "cleared")]
    [TestCase("\"name\":{\"givenName\":\"A\"}", "\"name\":{}", "name.givenName", "absent")]
    [TestCase(Phone, "", "phoneNumbers[type eq \"work\"].value", "absent")]
    [TestCase(Phone, "\"phoneNumbers\":[]", "phoneNumbers[type eq \"work\"].value", "cleared")]
    [TestCase(Phone, "\"phoneNumbers\":[{\"type\":\"home\",\"value\":\"2\"}]", "phoneNumbers[type eq \"work\"].value", "cleared")]
    [TestCase(Phone, "\"phoneNumbers\":[{\"type\":\"home\",\"value\":\"2\"}]", "phoneNumbers.value", "2")]
    [TestCase(Phone, "\"phoneNumbers\":[{\"type\":\"WORK\",\"display\":\"d\"}]", "phoneNumbers[type eq \"work\"].value", "absent")]
    [TestCase(Phone, "\"phoneNumbers\":[{\"type\":\"work\",\"value\":\"\"}]", "phoneNumbers[type eq \"work\"].value", "cleared")]
    [TestCase(Phone, "\"phoneNumbers\":[{\"type\":\"work\",\"value\":\"\"}]", "phoneNumbers.value", "cleared")]
    [TestCase(Phone, "\"mobilePhone\":\"3\"", "phoneNumbers[type eq \"work\"].value", "absent")]
    [TestCase(Phone, "\"primaryPhone\":\"\"", "phoneNumbers[type eq \"work\"].value", "cleared")]
    [TestCase("\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"manager\":{\"value\":\"M\"}}",
        "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{}", Ent + ":manager.value", "absent")]
    [TestCase("\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"manager\":{\"value\":\"M\"}}",
        "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"manager\":\"\"}", Ent + ":manager.value", "cleared")]
    [TestCase("\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"manager\":{\"value\":\"M\"}}",
        "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":null", Ent + ":manager.value", "cleared")]
    public void A_PUT_tells_emptied_from_left_out(string first, string put, string path, string reads) =>
        Reads(User(first).Put(put), path).ShouldBe(reads);

    [TestCase("""{"op":"remove","path":"title"}""", "title", "cleared")]
    [TestCase("""{"op":"Replace","path":"title","value":""}""", "title", "cleared")]
    [TestCase("""{"op":"replace","value":{"title":null}}""", "title", "cleared")]
    [TestCase("""{"op":"replace","path":"nickName","value":"n"}""", "title", "x")]
    [TestCase("""{"op":"remove","path":"phoneNumbers[type eq \"work\"]"}""", "phoneNumbers[type eq \"work\"].value", "cleared")]
    [TestCase("""{"op":"remove","path":"phoneNumbers[type eq \"work\"].value"}""", "phoneNumbers[type eq \"work\"].value", "cleared")]
    [TestCase("""{"op":"remove","path":"phoneNumbers"}""", "phoneNumbers.value", "cleared")]
    [TestCase("""{"op":"remove","path":"phoneNumbers","value":[{"value":"1"}]}""", "phoneNumbers[type eq \"work\"].value", "cleared")]
    [TestCase("""{"op":"replace","path":"phoneNumbers","value":[{"type":"home","value":"2"}]}""", "phoneNumbers[type eq \"work\"].value", "cleared")]
    [TestCase("""{"op":"replace","path":"phoneNumbers","value":[{"type":"work","display":"2"}]}""", "phoneNumbers[type eq \"work\"].value", "absent")]
    public void A_PATCH_that_empties_clears(string operation, string path, string reads) =>
        Reads(User("\"title\":\"x\"," + Phone).Apply(operation), path).ShouldBe(reads);

    [Test]
    public void What_was_left_out_can_still_be_cleared_later()
    {
        var left = User("\"title\":\"x\"").Put("");
        left.States.ShouldBe("""{"title":"left"}""");
        Reads(left.Put("\"title\":\"\""), "title").ShouldBe("cleared");
        Reads(left.Apply("""{"op":"remove","path":"title"}"""), "title").ShouldBe("cleared");
    }

    [Test]
    public void What_was_cleared_is_left_out_after_a_PUT_without_it() =>
        User("\"title\":\"x\"").Put("\"title\":\"\"").Put("").States.ShouldBe("""{"title":"left"}""");

    [Test]
    public void A_phone_left_out_can_still_be_cleared_by_its_value_path()
    {
        var left = User(Phone).Put("");
        Reads(left.Apply("""{"op":"remove","path":"phoneNumbers[type eq \"work\"].value"}"""), "phoneNumbers[type eq \"work\"].value").ShouldBe("cleared");
        Reads(left.Apply("""{"op":"replace","path":"phoneNumbers[type eq \"work\"].value","value":""}"""), "phoneNumbers[type eq \"work\"].value").ShouldBe("cleared");
    }

    [Test]
    public void A_value_given_again_ends_the_state()
    {
        var again = User("\"title\":\"x\"").Put("\"title\":\"\"").Put("\"title\":\"y\"");
        again.States.ShouldBe("{}");
        Reads(again, "title").ShouldBe("y");
    }

    [Test]
    public void A_state_alone_is_a_change_but_not_one_of_the_answer()
    {
        var change = User("\"title\":\"x\"").Put("").Replace(Body(UserJson("\"title\":\"\"")));
        (change.Changed, change.AnswerChanged).ShouldBe((true, false));
    }

    [Test]
    public void A_PUT_of_the_same_changes_nothing()
    {
        var change = User("\"title\":\"x\"").Replace(Body(UserJson("\"title\":\"x\",\"password\":\"p\",\"id\":\"1\"")));
        (change.Changed, change.AnswerChanged).ShouldBe((false, false));
    }

    [Test]
    public void A_PUT_without_active_does_not_change_it() => User("\"active\":false").Put("").Active.ShouldBe(false);

    [TestCase("phoneNumbers[type eq \"work\"].value", "phoneNumbers[type eq \"work\"].value")]
    [TestCase("Emails.Value", "emails.value")]
    [TestCase("urn:ietf:params:scim:schemas:core:2.0:User:nickName", "nickName")]
    [TestCase("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:Manager.Value", Ent + ":manager.value")]
    [TestCase("roles[primary eq \"true\"].value", "roles[primary eq true].value")]
    public void A_mapped_path_reads_as(string text, string canonical) => MappedPath.Parse(text, Users).Value.ToString().ShouldBe(canonical);

    [TestCase("password")]
    [TestCase("id")]
    [TestCase("meta.created")]
    [TestCase("groups.value")]
    [TestCase("schemas")]
    [TestCase("name")]
    [TestCase("emails")]
    [TestCase("emails[type eq \"work\"]")]
    [TestCase("emails[type eq \"work\" and primary eq true].value")]
    [TestCase("emails[type ne \"work\"].value")]
    [TestCase("bogus")]
    [TestCase(Ent)]
    public void What_can_not_be_mapped_is_refused(string text) => MappedPath.Parse(text, Users).Fault.Kind.ShouldBe(ScimFaultKind.InvalidPath);

    [Test]
    public void The_primary_element_else_the_first_is_read()
    {
        Reads(User("\"emails\":[{\"value\":\"1\"},{\"value\":\"2\",\"primary\":true}]"), "emails.value").ShouldBe("2");
        Reads(User("\"emails\":[{\"value\":\"1\"},{\"value\":\"2\"}]"), "emails.value").ShouldBe("1");
        Reads(User("\"active\":false"), "active").ShouldBe("false");
    }

    private static string Reads(UserDocument user, string path) => user.Field(path) switch
    {
        { Kind: FieldStateKind.Value, Text: var text } => text!,
        { Kind: FieldStateKind.Cleared } => "cleared",
        _ => "absent",
    };
}
