using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Functions.Composition;
using MamCrawler.Functions.Durable;

namespace MamCrawler.Functions.Activities;

/// <summary>Runs an activity of Core. What must not be repeated leaves here under a name that the retry policy knows.</summary>
public sealed class ActivityRun(ICloudServicesSource services)
{
    /// <summary>Runs it once.</summary>
    /// <exception cref="UnrepeatableActivityException">It was refused, or ran into a fault that another call does not mend.</exception>
    public async Task<TOutput> RunAsync<TActivity, TInput, TOutput>(TInput input, CancellationToken cancellationToken)
        where TActivity : IActivity<TInput, TOutput>
    {
        try
        {
            var cloud = await services.GetAsync(cancellationToken);
            try
            {
                return await cloud.MakeActivity<TActivity>().RunAsync(input, cancellationToken);
            }
            finally
            {
                // The next one may run in another process, which is not to wait for the lane's lease to end.
                if (TrackerActivities.Contains<TActivity>())
                    await cloud.HandOverTrackerAsync();
            }
        }
        catch (Exception exception) when (ActivityRetry.IsFinal(exception))
        {
            throw new UnrepeatableActivityException(typeof(TActivity).Name, exception);
        }
    }
}
