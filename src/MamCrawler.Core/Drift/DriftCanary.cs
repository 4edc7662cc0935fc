using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Drift;

/// <summary>One harmless question a day, so that a changed shape is found on a quiet day too, and not by the scan that needs it. The account is read by the same job.</summary>
public sealed class DriftCanary(ITracker tracker)
{
    // In every library, so that the answer has rows; what they hold is of no interest.
    private static readonly TrackerSearch Question = new("The Hobbit", TrackerSearchFields.Title, "J. R. R. Tolkien");

    /// <summary>What came of it, in a sentence.</summary>
    /// <exception cref="FaultException">The tracker could not be asked for another reason than its shape.</exception>
    public async Task<string> SingAsync(CancellationToken cancellationToken)
    {
        try
        {
            var page = await tracker.SearchAsync(Question, cancellationToken);
            return $"The tracker's search answers in its known shape ({page.Releases.Count} rows).";
        }
        catch (FaultException exception) when (exception.Fault.Name is FaultName.SafeMode or FaultName.ShapeChanged)
        {
            return exception.Fault.Sentence;
        }
    }
}
