using FsCheck;
using FsCheck.Fluent;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Patch;
using static Ksat.Provisioning.Scim.Tests.Samples;

namespace Ksat.Provisioning.Scim.Tests.Documents;

[TestFixture]
internal sealed class DocumentPropertyTests
{
    private static readonly string[] Members =
    [
        "\"title\":\"t\"", "\"title\":\"\"", "\"nickName\":null", "\"name\":{\"givenName\":\"G\",\"familyName\":\"\"}", "\"active\":\"False\"",
        "\"emails\":[{\"type\":\"work\",\"value\":\"e\",\"primary\":true},{\"value\":\"f\"}]", "\"phoneNumbers\":[]", "\"phoneNumbers\":[{\"type\":\"mobile\",\"value\":\"1\"}]",
        "\"addresses\":[{\"type\":\"work\",\"formatted\":\"s\"}]", $"\"{Ent}\":{{\"manager\":\"m\",\"department\":\"d\"}}", $"\"{Kmsat}\":{{\"customField1\":\"c\"}}", "\"mobilePhone\":\"9\"",
    ];

    private static readonly string[] Operations =
    [
        """{"op":"add","path":"emails","value":[{"type":"work","value":"e"},{"type":"home","value":"h","primary":true}]}""",
        """{"op":"add","path":"roles","value":[{"value":"r"}]}""",
        """{"op":"add","path":"phoneNumbers[type eq \"work\"].value","value":"2"}""",
        """{"op":"add","path":"addresses","value":[{"type":"work","formatted":"s"}]}""",
        """{"op":"replace","path":"name","value":{"familyName":"F"}}""",
        """{"op":"replace","path":"title","value":""}""",
        """{"op":"replace","path":"emails","value":[{"type":"work","value":"x"}]}""",
        """{"op":"remove","path":"emails[type eq \"work\"].value"}""",
        """{"op":"remove","path":"phoneNumbers"}""",
        """{"op":"remove","path":"roles","value":[{"value":"r"}]}""",
        """{"op":"replace","value":{"name.givenName":"N","managerEmail":"b","mobilePhone":""}}""",
        """{"op":"remove","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"}""",
        """{"op":"replace","path":"emails[value co \"zz\"].type","value":"no target"}""",
    ];

    private static Arbitrary<(string[] Bodies, string[] Patches)> Histories =>
        (from bodies in Gen.SubListOf(Members).Select(m => string.Join(',', m.DistinctBy(x => x.Split(':')[0]))).ArrayOf(2)
         from patches in Gen.Elements(Operations).ArrayOf()
         select (bodies, patches)).ToArbitrary();

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property A_document_is_stable_once_canonical() => Prop.ForAll(Histories, history =>
    {
        foreach (var user in Lives(history.Bodies, history.Patches))
        {
            var loaded = UserDocument.Load(user.Json, user.States);
            UserDocument.Create(Body(user.Json)).Json.ShouldBe(user.Json);
            var change = loaded.Replace(Body(loaded.Json));
            change.AnswerChanged.ShouldBeFalse();
            user.Json.ShouldNotContain("null");
        }
    });

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Every_patch_is_idempotent_or_refused_whole() => Prop.ForAll(Histories, history =>
    {
        foreach (var user in Lives(history.Bodies, history.Patches))
        {
            foreach (var operation in Operations)
            {
                var before = (user.Json, user.States);
                var once = user.TryApply(operation);
                (user.Json, user.States).ShouldBe(before);
                if (!once.IsFault)
                    once.Value.Document.TryApply(operation).Value.Changed.ShouldBeFalse(operation);
            }
        }
    });

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property States_name_only_fields_without_value_and_the_reader_agrees() => Prop.ForAll(Histories, history =>
    {
        foreach (var user in Lives(history.Bodies, history.Patches))
            foreach (var (leaf, state) in System.Text.Json.JsonDocument.Parse(user.States).RootElement.EnumerateObject().Select(p => (p.Name, p.Value.GetString())))
                if (!MappedPath.Parse(leaf, Users).IsFault)
                    user.Field(leaf).Kind.ShouldBe(state == "cleared" ? FieldStateKind.Cleared : FieldStateKind.Absent, $"{leaf} in {user.Json}");
    });

    [FsCheck.NUnit.Property(MaxTest = 1_000)]
    public Property No_bytes_make_a_reader_throw() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<NonNull<string>>(), (bytes, text) =>
    {
        var json = System.Text.Json.JsonSerializer.Serialize(text.Get.Replace("\0", "", StringComparison.Ordinal));
        foreach (var body in (ReadOnlyMemory<byte>[])[bytes, Utf8($"{{\"userName\":{json},{json}:{json}}}"), Utf8($"{{\"userName\":\"a\",\"emails\":[{json}],\"name\":{json}}}")])
        {
            ResourceBody.Read(body, Users, BodyLimits.Default);
            PatchRequest.Parse(body, Users, BodyLimits.Default);
            GroupPatch.Parse(body, Groups, BodyLimits.Default);
        }

        TryPatch($$"""{"op":"add","path":{{json}},"value":{{json}}}""");
        TryGroupPatch($$"""{"op":"remove","path":{{json}},"value":{{json}}}""");
    });

    /// <summary>A user after his creation, after a PUT, and after each patch that applies.</summary>
    private static IEnumerable<UserDocument> Lives(string[] bodies, string[] patches)
    {
        var user = User(bodies.ElementAtOrDefault(0) ?? "");
        yield return user;
        yield return user = user.Put(bodies.ElementAtOrDefault(1) ?? "");
        foreach (var patch in patches)
            if (user.TryApply(patch) is { IsFault: false, Value.Document: var next })
                yield return user = next;
    }
}
