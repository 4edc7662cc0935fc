using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Hosting.Composition;

namespace MamCrawler.Azure.Tests.Cost;

/// <summary>Runs activities as the cloud host does: after each that asks the tracker the lane is given to the next process, which costs transactions too.</summary>
internal sealed class CloudRegistry(OrchestrationRegistry inner, HostServices host) : IOrchestrationRegistry
{
    public OrchestrationRegistry Inner => inner;

    public void AddOrchestrator<TOrchestrator, TInput, TOutput>(Func<TOrchestrator> create)
        where TOrchestrator : IOrchestrator<TInput, TOutput> => inner.AddOrchestrator<TOrchestrator, TInput, TOutput>(create);

    public void AddActivity<TActivity, TInput, TOutput>(Func<TActivity> create)
        where TActivity : IActivity<TInput, TOutput> =>
        inner.AddActivity<TInput, TOutput>(
            typeof(TActivity).Name,
            async (input, cancellationToken) =>
            {
                var output = await create().RunAsync(input, cancellationToken);
                if (TrackerActivities.Contains<TActivity>())
                    await host.FlushAsync(cancellationToken);
                return output;
            }
        );
}
