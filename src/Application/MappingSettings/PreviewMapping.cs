using FluentValidation;
using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Mapping;
using Ksat.Provisioning.Application.Messaging;
using Ksat.Provisioning.Application.Ports;
using Ksat.Provisioning.Domain;
using Ksat.Provisioning.Domain.Roster;
using Ksat.Provisioning.Domain.Tenants;
using Ksat.Provisioning.Scim.Schemas;

namespace Ksat.Provisioning.Application.MappingSettings;

/// <summary>POST …/mapping/preview: what the stored mapping and another one make of one user of the directory. Saves nothing.</summary>
public sealed record PreviewMapping(string UserName, MappingBody Mapping) : IQuery<MappingPreview>;

/// <summary>Field → text; null: the identity provider says nothing, or has cleared it.</summary>
public sealed record MappingPreview(IReadOnlyDictionary<string, string?> Before, IReadOnlyDictionary<string, string?> After);

internal sealed class PreviewMappingValidator : AbstractValidator<PreviewMapping>
{
    public PreviewMappingValidator()
    {
        RuleFor(query => query.UserName).NotEmpty().WithMessage("userName is required.").OverridePropertyName("userName");
        RuleFor(query => query).Custom((query, context) => query.Mapping.Errors.AddTo(context));
    }
}

internal sealed class PreviewMappingHandler(IStore store, IPlanningState state, SchemaTable schemas, Caller caller) : IQueryHandler<PreviewMapping, MappingPreview>
{
    public async Task<Result<MappingPreview>> Handle(PreviewMapping request, CancellationToken cancellationToken)
    {
        var ids = await state.UserIdsByUserNameAsync([CaseFolding.Key(request.UserName.Trim())], cancellationToken);
        var users = await state.UsersAsync(ids, cancellationToken);
        if (users.Count == 0)
        {
            return Fault.NotFound("The directory has no user with this userName.");
        }

        var tenant = await store.FindAsync<Tenant>(caller.TenantId, cancellationToken);
        return new MappingPreview(
            await ReadAsync(users[0], tenant!.Settings.Mapping, cancellationToken), await ReadAsync(users[0], request.Mapping.Entries, cancellationToken));
    }

    /// <summary>Through the same eyes as the planner's; an inactive user is read as if he were active.</summary>
    private async Task<IReadOnlyDictionary<string, string?>> ReadAsync(PlanningUser user, IReadOnlyList<FieldMapping> mapping, CancellationToken cancellationToken)
    {
        var people = new MappedPeople(MappedFields.Compile(mapping, schemas), state);
        var person = (await people.CasesAsync([user with { Active = true }], cancellationToken))[0].Person;
        var fields = mapping.ToDictionary(entry => entry.Field, _ => (string?)null);
        fields[RosterFields.Email] = user.UserName;
        foreach (var claim in person.Claims)
        {
            fields[claim.Field.Name] = claim.Text;
        }

        return fields;
    }
}
