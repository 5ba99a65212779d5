using Ksat.Provisioning.OktaSimulator.Flavours;
using Ksat.Provisioning.OktaSimulator.People;
using Ksat.Provisioning.OktaSimulator.Statistics;
using Ksat.Provisioning.OktaSimulator.Traffic;

namespace Ksat.Provisioning.OktaSimulator.Story;

/// <summary>What every act needs.</summary>
internal sealed record Stage(SimulatorOptions Options, Organisation Organisation, Line Scim, IFlavour Flavour, Progress Progress, Complaints Complaints)
{
    public void Complain(string request, string complaint, string answer) => Complaints.Add(new Unexpected(request, null, complaint, answer));

    /// <summary>Plays a scene for each of these, over as many connections as there are; never two scenes of one actor at once.</summary>
    public async Task ForEachAsync<T>(string act, IReadOnlyCollection<T> actors, Func<T, CancellationToken, Task> scene, CancellationToken cancellationToken)
    {
        Progress.Begin(act, actors.Count);
        var connections = new ParallelOptions { MaxDegreeOfParallelism = Options.Connections, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(actors, connections, async (actor, token) =>
        {
            await scene(actor, token);
            Progress.Step();
        });
    }
}
