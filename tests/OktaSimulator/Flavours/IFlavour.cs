using Ksat.Provisioning.OktaSimulator.People;

namespace Ksat.Provisioning.OktaSimulator.Flavours;

/// <summary>What the two kinds of app do differently. Each answers whether the app accepted it.</summary>
internal interface IFlavour
{
    string Name { get; }

    Task<bool> SetActiveAsync(Person person, bool active, CancellationToken cancellationToken);

    Task<bool> SendPasswordAsync(Person person, string password, CancellationToken cancellationToken);

    Task<bool> RenameAsync(Team team, string name, CancellationToken cancellationToken);

    /// <summary>The group's members after a change of its membership.</summary>
    Task<bool> ChangeMembersAsync(Team team, IReadOnlyCollection<Person> leaving, IReadOnlyCollection<Person> coming, CancellationToken cancellationToken);

    /// <summary>The admin pressed <em>Push now</em>: the whole list.</summary>
    Task<bool> PushNowAsync(Team team, IReadOnlyCollection<Person> members, CancellationToken cancellationToken);
}
