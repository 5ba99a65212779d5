namespace Ksat.Provisioning.OktaSimulator.Story;

/// <summary>The other name of a group: with or without the region, so that a later play knows it again.</summary>
internal static class Renaming
{
    private const string Region = " (EMEA)";

    public static string Of(string name) => name.EndsWith(Region, StringComparison.Ordinal) ? name[..^Region.Length] : name + Region;
}
