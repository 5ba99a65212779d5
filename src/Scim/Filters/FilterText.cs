namespace Ksat.Provisioning.Scim.Filters;

/// <summary>Prints filters.</summary>
internal static class FilterText
{
    internal static string Print(Filter filter) => throw new NotImplementedException();

    internal static string Quote(string text) => throw new NotImplementedException();
}
