using MamCrawler.Core.Orchestrations;

namespace MamCrawler.Functions.Activities;

/// <summary>The activities that Core has put together, by their classes. Orchestrators need nothing but their input, so their functions make them.</summary>
internal sealed class ActivityRegistry : IOrchestrationRegistry
{
    private readonly Dictionary<Type, Delegate> activities = [];

    /// <summary>Makes an activity.</summary>
    /// <exception cref="InvalidOperationException">Core has none of this class, which is a bug.</exception>
    public TActivity Make<TActivity>() =>
        activities.TryGetValue(typeof(TActivity), out var create)
            ? ((Func<TActivity>)create)()
            : throw new InvalidOperationException($"There is no activity '{typeof(TActivity).Name}' to run.");

    /// <inheritdoc />
    public void AddOrchestrator<TOrchestrator, TInput, TOutput>(Func<TOrchestrator> create)
        where TOrchestrator : IOrchestrator<TInput, TOutput> { }

    /// <inheritdoc />
    public void AddActivity<TActivity, TInput, TOutput>(Func<TActivity> create)
        where TActivity : IActivity<TInput, TOutput> => activities.Add(typeof(TActivity), create);
}
