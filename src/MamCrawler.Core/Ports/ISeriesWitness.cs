using MamCrawler.Core.Gaps;

namespace MamCrawler.Core.Ports;

/// <summary>Somebody who can say what a series contains. Asked in batches so that it can save requests; paces itself.</summary>
public interface ISeriesWitness
{
    /// <summary>The witness's name in evidence.</summary>
    string Name { get; }

    /// <summary>Asks about some series. Faults come back in the answers; one answer per question, in any order.</summary>
    Task<IReadOnlyList<WitnessAnswer>> AskSeriesAsync(IReadOnlyList<SeriesQuestion> questions, CancellationToken cancellationToken);
}
