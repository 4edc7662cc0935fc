namespace MamCrawler.Core.Orchestrations;

/// <summary>An activity. Its name is its class's name. It may run more than once with the same input and must end the same; named faults are results, an exception is a bug.</summary>
public interface IActivity<in TInput, TOutput>
{
    /// <summary>Does the work.</summary>
    Task<TOutput> RunAsync(TInput input, CancellationToken cancellationToken);
}
