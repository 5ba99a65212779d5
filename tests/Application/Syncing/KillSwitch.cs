using Ksat.Provisioning.Application.Faults;
using Ksat.Provisioning.Application.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Ksat.Provisioning.Application.Tests.Syncing;

/// <summary>Stops the process, as far as a sync can tell, right after some transaction has committed.</summary>
internal sealed class KillSwitch
{
    private int left;
    private Action? strike;

    public CancellationToken ArmedAfter(int commits)
    {
        var source = new CancellationTokenSource();
        (left, strike) = (commits, Kill);
        return source.Token;

        void Kill()
        {
            source.Cancel();
            throw new OperationCanceledException(source.Token);
        }
    }

    /// <summary>Fails instead, as a fault in the code would.</summary>
    public void FailAfter(int commits)
    {
        (left, strike) = (commits, Fail);

        void Fail()
        {
            Disarm();
            throw new InvalidOperationException("A fault that nobody expected.");
        }
    }

    public void Disarm() => strike = null;

    public void Committed()
    {
        if (strike is not null && --left == 0)
        {
            strike();
        }
    }

    /// <summary>Puts itself around the unit of work of the container.</summary>
    public void Install(IServiceCollection services)
    {
        var original = services.Last(descriptor => descriptor.ServiceType == typeof(IUnitOfWork));
        services.Remove(original);
        services.AddScoped<IUnitOfWork>(provider => new Watched((IUnitOfWork)ActivatorUtilities.CreateInstance(provider, original.ImplementationType!), this));
    }

    private sealed class Watched(IUnitOfWork inner, KillSwitch killer) : IUnitOfWork
    {
        private int depth;

        public void OnCommit(Action action) => inner.OnCommit(action);

        public Task<TResult> AskAsync<TResult>(Func<CancellationToken, Task<TResult>> question, CancellationToken cancellationToken)
            where TResult : class, IResult<TResult> =>
            inner.AskAsync(question, cancellationToken);

        public async Task<TResult> RunAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
            where TResult : class, IResult<TResult>
        {
            depth++;
            var result = await inner.RunAsync(work, cancellationToken);
            if (--depth == 0)
            {
                killer.Committed();
            }

            return result;
        }
    }
}
