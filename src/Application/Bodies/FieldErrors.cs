using FluentValidation;
using Ksat.Provisioning.Application.Faults;

namespace Ksat.Provisioning.Application.Bodies;

/// <summary>Everything that is wrong with a body, by the field it is wrong in, in the order found.</summary>
public sealed class FieldErrors
{
    private readonly List<KeyValuePair<string, string>> errors = [];

    public bool Any => errors.Count > 0;

    public IReadOnlyList<KeyValuePair<string, string>> All => errors;

    public bool Has(string field) => errors.Exists(error => error.Key == field);

    /// <param name="field">As the caller wrote it: "archiveGuard.percent".</param>
    /// <param name="message">What it must be; the field's name is put before it.</param>
    public void Add(string field, string message) => errors.Add(new(field, $"{field} {message}"));

    /// <summary>Hands the errors over to the validator of the command that the body became.</summary>
    internal void AddTo<T>(ValidationContext<T> context)
    {
        foreach (var (field, message) in errors)
        {
            context.AddFailure(new FluentValidation.Results.ValidationFailure(field, message));
        }
    }

    public Fault ToFault() => new(
        FaultKind.Invalid,
        string.Join(" ", errors.Select(error => error.Value).Distinct()),
        errors[0].Key,
        errors.GroupBy(error => error.Key).ToDictionary(group => group.Key, group => group.Select(error => error.Value).ToArray()));
}
