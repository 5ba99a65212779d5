using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Extending.Tests;

/// <summary>One more attribute: the number of a person's badge.</summary>
internal static class BadgeNumber
{
    public const string Path = SchemaUrns.KmsatUser + ":badgeNumber";

    public static SchemaTable Schemas { get; } = SchemaTable.Default.With(
        SchemaUrns.KmsatUser,
        new AttributeDefinition("badgeNumber", AttributeType.String) { Description = "The number of the user's badge." });
}
