namespace MamCrawler.Core.Orchestrations;

/// <summary>Takes the orchestrators and activities of a piece of work, so that an engine can run them by their class's names.</summary>
public interface IOrchestrationRegistry
{
    /// <summary>Adds an orchestrator; a new one is made for every run and every replay.</summary>
    /// <exception cref="ArgumentException">There is one of this name already.</exception>
    void AddOrchestrator<TOrchestrator, TInput, TOutput>(Func<TOrchestrator> create)
        where TOrchestrator : IOrchestrator<TInput, TOutput>;

    /// <summary>Adds an activity; a new one is made for every call.</summary>
    /// <exception cref="ArgumentException">There is one of this name already.</exception>
    void AddActivity<TActivity, TInput, TOutput>(Func<TActivity> create)
        where TActivity : IActivity<TInput, TOutput>;
}
