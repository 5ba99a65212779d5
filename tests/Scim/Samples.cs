using System.Text;
using Ksat.Provisioning.Scim.Documents;
using Ksat.Provisioning.Scim.Patch;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Scim.Tests;

/// <summary>Short ways from JSON text to bodies, documents and patches.</summary>
internal static class Samples
{
    internal const string Ent = SchemaUrns.EnterpriseUser;
    internal const string Kmsat = SchemaUrns.KmsatUser;

    internal static readonly ResourceType Users = SchemaTable.Default.Users;
    internal static readonly ResourceType Groups = SchemaTable.Default.Groups;

    internal static ReadOnlyMemory<byte> Utf8(string json) => Encoding.UTF8.GetBytes(json);

    internal static Parsed<ResourceBody> TryBody(string json) => ResourceBody.Read(Utf8(json), Users, BodyLimits.Default);

    internal static ResourceBody Body(string json) => TryBody(json).Value;

    /// <summary>A new user a@x with these further members of the JSON object.</summary>
    internal static UserDocument User(string more = "") => UserDocument.Create(Body(UserJson(more)));

    internal static string UserJson(string more) => more.Length == 0 ? """{"userName":"a@x"}""" : $$"""{"userName":"a@x",{{more}}}""";

    internal static string Operations(string operations) =>
        $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operations}}]}""";

    internal static Parsed<PatchRequest> TryPatch(string operations) => PatchRequest.Parse(Utf8(Operations(operations)), Users, BodyLimits.Default);

    internal static Parsed<DocumentChange> TryApply(this UserDocument user, string operations) => TryPatch(operations).Bind(user.Apply);

    internal static UserDocument Apply(this UserDocument user, string operations) => user.TryApply(operations).Value.Document;

    internal static UserDocument Put(this UserDocument user, string more) => user.Replace(Body(UserJson(more))).Document;

    internal static Parsed<GroupPatch> TryGroupPatch(string operations) => GroupPatch.Parse(Utf8(Operations(operations)), Groups, BodyLimits.Default);

    internal static FieldState Field(this UserDocument user, string path) => user.Field(MappedPath.Parse(path, Users).Value);
}
