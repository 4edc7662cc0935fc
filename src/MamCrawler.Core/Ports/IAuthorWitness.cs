using MamCrawler.Core.Gaps;

namespace MamCrawler.Core.Ports;

/// <summary>Somebody who can say what an author has written. Asked in batches so that it can save requests; paces itself.</summary>
public interface IAuthorWitness
{
    /// <summary>The witness's name in evidence.</summary>
    string Name { get; }

    /// <summary>Asks about some authors. Faults come back in the answers; one answer per question, in any order.</summary>
    Task<IReadOnlyList<WitnessAnswer>> AskAuthorsAsync(IReadOnlyList<AuthorQuestion> questions, CancellationToken cancellationToken);
}
