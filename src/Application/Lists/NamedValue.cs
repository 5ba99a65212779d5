using System.Text.Json;
using FluentValidation;

namespace Ksat.Provisioning.Application.Lists;

/// <summary>Values of filters by their names, in any letter case; an unknown one is an error, never an empty list.</summary>
public static class NamedValue
{
    public static T? Find<T>(string? name)
        where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => string.Equals(value.ToString(), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The filter is left out, or names one of the values.</summary>
    /// <param name="name">The filter's name in the API.</param>
    /// <param name="except">Values that the API doesn't know.</param>
    public static IRuleBuilderOptions<TQuery, string?> Names<TQuery, T>(this IRuleBuilder<TQuery, string?> rule, string name, params T[] except)
        where T : struct, Enum
    {
        var known = Enum.GetValues<T>().Except(except).Select(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString())).ToList();
        return rule
            .Must(text => string.IsNullOrEmpty(text) || known.Contains(text, StringComparer.OrdinalIgnoreCase))
            .WithMessage($"Unknown {name}: one of {string.Join(", ", known)} is possible.")
            .OverridePropertyName(name);
    }
}
