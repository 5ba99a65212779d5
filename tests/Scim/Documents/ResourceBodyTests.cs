using Ksat.Provisioning.Scim.Documents;
using static Ksat.Provisioning.Scim.Tests.Samples;

namespace Ksat.Provisioning.Scim.Tests.Documents;

[TestFixture]
internal sealed class ResourceBodyTests
{
    [TestCase("""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"a@corp.example","name":{"givenName":"A","familyName":"B"},"emails":[{"primary":true,"value":"a@corp.example","type":"work"}],"displayName":"A B","locale":"en-US","externalId":"00u1abcd","groups":[],"password":"Rand0m","active":true}""",
        """{"externalId":"00u1abcd","userName":"a@corp.example","name":{"familyName":"B","givenName":"A"},"displayName":"A B","locale":"en-US","active":true,"emails":[{"value":"a@corp.example","type":"work","primary":true}]}""",
        TestName = "Okta creates a user")]
    [TestCase("""{"userName":"a","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Tools","manager":{"value":"00u9","displayName":"Boss"}}}""",
        """{"userName":"a","active":true,"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Tools","manager":{"value":"00u9","displayName":"Boss"}}}""",
        TestName = "Okta maps the enterprise extension")]
    [TestCase("""{"id":null,"userName":"a","active":"False","meta":{"resourceType":"User"},"title":null,"URN:ietf:params:scim:schemas:extension:enterprise:2.0:user":{"manager":{"managerId":"7","displayName":"B"}}}""",
        """{"userName":"a","active":false,"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"7","displayName":"B"}}}""",
        TestName = "OneLogin sends templates")]
    [TestCase("""{"USERNAME":"a","Active":[false],"urn:ietf:params:scim:schemas:core:2.0:User":{"nickName":"n"},"unknown":{"x":[1]}}""",
        """{"userName":"a","nickName":"n","active":false}""", TestName = "Letter case, core URN, scalars in a list and unknown names are forgiven")]
    [TestCase("""{"userName":"a","title":7,"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":1.50,"manager":"U2"}}""",
        """{"userName":"a","title":"7","active":true,"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"1.50","manager":{"value":"U2"}}}""",
        TestName = "Numbers are taken as text and a manager as his id")]
    [TestCase("""{"userName":"a","emails":[{"value":"1","primary":true},{"value":"2","primary":"True"},{"type":"work","value":""}]}""",
        """{"userName":"a","active":true,"emails":[{"value":"1","primary":false},{"value":"2","primary":true}]}""", TestName = "The last primary stays and empty elements go")]
    [TestCase("""{"userName":"a","emails":[{"value":"1","type":"work","display":null},{"value":"1","type":"home"},{"type":"work","value":"1","primary":true},{"value":"1"}]}""",
        """{"userName":"a","active":true,"emails":[{"value":"1","type":"work","primary":true},{"value":"1","type":"home"},{"value":"1"}]}""",
        TestName = "A type and value given twice are one element")]
    [TestCase("""{"userName":"a","emails":[{"value":"e","type":"work"},{"value":"E","type":"work"}],"addresses":[{"type":"work","locality":"Oslo"},{"type":"work","locality":"Bergen"},{"locality":"Oslo","type":"work"}]}""",
        """{"userName":"a","active":true,"emails":[{"value":"e","type":"work"},{"value":"E","type":"work"}],"addresses":[{"locality":"Oslo","type":"work"},{"locality":"Bergen","type":"work"}]}""",
        TestName = "Other letters, and other addresses of a type, are other elements")]
    [TestCase("""{"userName":"a","primaryPhone":"1","mobilePhone":"2","formatted":"Street","managerDisplayName":"B","managerEmail":"b@x","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"U9"}}}""",
        """{"userName":"a","active":true,"phoneNumbers":[{"value":"1","type":"work"},{"value":"2","type":"mobile"}],"addresses":[{"formatted":"Street","type":"work"}],"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"b@x","displayName":"B"}}}""",
        TestName = "Flat names of Okta's documentation are read and managerEmail wins")]
    [TestCase("""{"userName":"a","urn:ietf:params:scim:schemas:extension:knowbe4:kmsat:2.0:User":{"customDate1":"someday","primaryPhone":"5"}}""",
        """{"userName":"a","active":true,"phoneNumbers":[{"value":"5","type":"work"}],"urn:ietf:params:scim:schemas:extension:knowbe4:kmsat:2.0:User":{"customDate1":"someday"}}""",
        TestName = "A wrong custom date is kept as sent")]
    public void A_body_becomes_canonical(string body, string json)
    {
        var user = UserDocument.Create(Body(body));
        user.Json.ShouldBe(json);
        user.States.ShouldBe("{}");
    }

    [TestCase("", ScimFaultKind.InvalidSyntax)]
    [TestCase("[]", ScimFaultKind.InvalidSyntax)]
    [TestCase("{\"userName\":\"a\"", ScimFaultKind.InvalidSyntax)]
    [TestCase("{\"userName\":\"a\",\"userName\":\"b\"}", ScimFaultKind.InvalidSyntax)]
    [TestCase("{\"userName\":\"a\",\"UserName\":\"b\"}", ScimFaultKind.InvalidSyntax)]
    [TestCase("{}", ScimFaultKind.InvalidValue)]
    [TestCase("{\"userName\":\" \"}", ScimFaultKind.InvalidValue)]
    [TestCase("{\"userName\":{\"a\":1}}", ScimFaultKind.InvalidValue)]
    [TestCase("{\"userName\":\"a\",\"active\":\"maybe\"}", ScimFaultKind.InvalidValue)]
    [TestCase("{\"userName\":\"a\",\"active\":1}", ScimFaultKind.InvalidValue)]
    [TestCase("{\"userName\":\"a\",\"name\":\"x\"}", ScimFaultKind.InvalidValue)]
    [TestCase("{\"userName\":\"a\",\"title\":[\"x\",\"y\"]}", ScimFaultKind.InvalidValue)]
    [TestCase("{\"userName\":\"a\\u0000\"}", ScimFaultKind.InvalidValue)]
    [TestCase("{\"userName\":\"a\\ud800\"}", ScimFaultKind.InvalidValue)]
    [TestCase("{\"userName\":\"a\\udc00\\ud800\"}", ScimFaultKind.InvalidValue)]
    [TestCase("{\"userName\":\"a\",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":[1]}", ScimFaultKind.InvalidValue)]
    public void A_bad_body_is_refused(string body, ScimFaultKind kind) => TryBody(body).Fault.Kind.ShouldBe(kind);

    [TestCase("userName", 512, false)]
    [TestCase("userName", 513, true)]
    [TestCase("externalId", 513, true)]
    [TestCase("title", 513, false)]
    [TestCase("title", 65_537, true)]
    public void Long_values_are_refused(string attribute, int length, bool refused)
    {
        var text = new string('x', length);
        var body = attribute == "userName" ? $$"""{"userName":"{{text}}"}""" : $$"""{"userName":"a","{{attribute}}":"{{text}}"}""";
        TryBody(body).IsFault.ShouldBe(refused);
    }

    [Test]
    public void A_long_address_is_refused_by_name() =>
        TryBody($$"""{"userName":"a","emails":[{"value":"{{new string('x', 513)}}"}]}""").Fault
            .ShouldBe(new ScimFault(ScimFaultKind.InvalidValue, "emails.value is longer than 512 characters.", "emails.value"));

    [Test]
    public void Deep_bodies_are_refused() =>
        TryBody($$"""{"userName":"a","x":{{new string('[', 40)}}{{new string(']', 40)}}}""").Fault.Kind.ShouldBe(ScimFaultKind.InvalidSyntax);

    [Test]
    public void Large_bodies_are_413() =>
        ResourceBody.Read(Utf8("""{"userName":"a"}"""), Users, new BodyLimits(MaxBytes: 5)).Fault.Kind.ShouldBe(ScimFaultKind.PayloadTooLarge);

    [Test]
    public void A_password_is_noticed_and_dropped()
    {
        var body = Body("""{"userName":"a","password":"secret"}""");
        body.ContainsPassword.ShouldBeTrue();
        UserDocument.Create(body).Json.ShouldNotContain("secret");
    }

    [Test]
    public void Emoji_and_escapes_survive() =>
        User("\"title\":\"\\ud83d\\ude00 \\\"q\\\" \\\\ é\"").Field("title").Text.ShouldBe("😀 \"q\" \\ é");

    [TestCase("""{"displayName":"G"}""", null)]
    [TestCase("""{"displayName":"G","members":null}""", "")]
    [TestCase("""{"displayName":"G","members":[]}""", "")]
    [TestCase("""{"displayName":"G","members":[{"value":"U1","display":"u","$ref":null},{"value":"U2","type":"user"},"U3"]}""", "U1,U2,U3")]
    [TestCase("""{"displayName":"G","members":[{},{"value":"U1"}]}""", "U1")]
    [TestCase("""{"schemas":["urn:okta:custom:group:1.0"],"displayName":"G","urn:okta:custom:group:1.0":{"description":"d"},"members":{"value":"U1"}}""", "U1")]
    public void A_groups_members_are_read(string json, string? values)
    {
        var body = ResourceBody.Read(Utf8(json), Groups, BodyLimits.Default).Value;
        body.DisplayName.ShouldBe("G");
        (body.Members is null ? null : string.Join(',', body.Members.Select(m => m.Value))).ShouldBe(values);
    }

    [TestCase("""{"members":[]}""", "displayName is required.")]
    [TestCase("""{"displayName":"G","members":[{"value":"G2","type":"Group"}]}""", "members.type must be User: a group can't be a member.")]
    [TestCase("""{"displayName":"G","members":[{"display":"x"}]}""", "Each member needs a value.")]
    public void A_bad_group_is_refused(string json, string detail) =>
        ResourceBody.Read(Utf8(json), Groups, BodyLimits.Default).Fault.ShouldSatisfyAllConditions(
            f => f.Kind.ShouldBe(ScimFaultKind.InvalidValue),
            f => f.Detail.ShouldBe(detail));
}
