namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>The orchestrators and activities that an engine can run, by their class's names.</summary>
public sealed class OrchestrationRegistry : IOrchestrationRegistry
{
    private readonly Dictionary<string, RegisteredOrchestrator> orchestrators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RegisteredActivity> activities = new(StringComparer.Ordinal);

    internal delegate Task<string> RegisteredOrchestrator(IOrchestrationContext context, string input);

    internal delegate Task<string> RegisteredActivity(string input, CancellationToken cancellationToken);

    /// <summary>Adds an orchestrator; a new one is made for every run and every replay.</summary>
    /// <exception cref="ArgumentException">There is one of this name already.</exception>
    public OrchestrationRegistry AddOrchestrator<TOrchestrator, TInput, TOutput>(Func<TOrchestrator> create)
        where TOrchestrator : IOrchestrator<TInput, TOutput>
    {
        orchestrators.Add(
            typeof(TOrchestrator).Name,
            async (context, input) => OrchestrationJson.Write(await create().RunToldAsync(context, OrchestrationJson.Read<TInput>(input)))
        );
        return this;
    }

    /// <summary>Adds an activity; a new one is made for every call.</summary>
    /// <exception cref="ArgumentException">There is one of this name already.</exception>
    public OrchestrationRegistry AddActivity<TActivity, TInput, TOutput>(Func<TActivity> create)
        where TActivity : IActivity<TInput, TOutput> =>
        AddActivity<TInput, TOutput>(typeof(TActivity).Name, (input, cancellationToken) => create().RunAsync(input, cancellationToken));

    /// <summary>Adds an activity under a name: a stand-in for another class.</summary>
    /// <exception cref="ArgumentException">There is one of this name already.</exception>
    public OrchestrationRegistry AddActivity<TInput, TOutput>(string name, Func<TInput, CancellationToken, Task<TOutput>> run)
    {
        activities.Add(name, async (input, cancellationToken) => OrchestrationJson.Write(await run(OrchestrationJson.Read<TInput>(input), cancellationToken)));
        return this;
    }

    void IOrchestrationRegistry.AddOrchestrator<TOrchestrator, TInput, TOutput>(Func<TOrchestrator> create) =>
        AddOrchestrator<TOrchestrator, TInput, TOutput>(create);

    void IOrchestrationRegistry.AddActivity<TActivity, TInput, TOutput>(Func<TActivity> create) => AddActivity<TActivity, TInput, TOutput>(create);

    internal RegisteredOrchestrator Orchestrator(string name) =>
        orchestrators.TryGetValue(name, out var orchestrator)
            ? orchestrator
            : throw new ArgumentException($"There is no orchestrator '{name}'. Add it to the registry.", nameof(name));

    internal RegisteredActivity Activity(string name) =>
        activities.TryGetValue(name, out var activity)
            ? activity
            : throw new ArgumentException($"There is no activity '{name}'. Add it to the registry.", nameof(name));
}
