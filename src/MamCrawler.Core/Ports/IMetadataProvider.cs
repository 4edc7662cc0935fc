using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata;

namespace MamCrawler.Core.Ports;

/// <summary>
/// Somebody who can state facts about books. Paces itself. Its answers are candidates: whether one is of the book that is meant is judged by <see cref="SameBook"/>, never by
/// the provider. Health, the day's quota and the keeping of answers are dealt with outside of it.
/// </summary>
public interface IMetadataProvider
{
    /// <summary>The answer for an item whose answer was cut off: nothing is known of it, and it is asked about again. Told apart by reference from an item without candidates.</summary>
    static IReadOnlyList<BookFacts> NotAsked { get; } = new List<BookFacts>().AsReadOnly();

    /// <summary>The provider's name in provenance, in state and in settings: letters only ("Audible", "GoogleBooks").</summary>
    string Name { get; }

    /// <summary>The fields that it may be believed for (rules.md 7). Whatever else it states is used to tell books apart, and is never proposed.</summary>
    IReadOnlySet<MetadataField> States { get; }

    /// <summary>Requests sent so far, repetitions included: what its quota counts.</summary>
    long Requests { get; }

    /// <summary>Which of its catalogues is asked, such as a country; answers of another one are not used again.</summary>
    string Catalogue => "";

    /// <summary>How many questions one call may hold, 1 to 50. The answers of a call are kept before the next one is made, so that a fault loses one call's answers only.</summary>
    int AtOnce => 1;

    /// <summary>Requests that any 24 hours may hold for metadata, repetitions included; null when there is no quota of the day.</summary>
    int? RequestsPerDay => null;

    /// <summary>The most requests that one call makes, repetitions included; 1 or more. Reserved from <see cref="RequestsPerDay"/> before the call.</summary>
    int RequestsPerCall => 1;

    /// <summary>Why it cannot be asked at all, as a sentence that says what to do: a secret that it needs is not set. Null when it can.</summary>
    /// <exception cref="FaultException">The secret store could not be asked.</exception>
    Task<string?> FindOffReasonAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <summary>Whether it can be asked this at all: one that knows ASINs only cannot be asked about an item without one.</summary>
    bool CanBeAsked(MetadataQuestion question) => true;

    /// <summary>
    /// What it states, by item id, the likeliest candidate first, at most 10 of one item. An item that it does not know is absent or has none, and one of which it could not be heard has <see cref="NotAsked"/>. Called with questions that
    /// <see cref="CanBeAsked"/> accepts, at most <see cref="AtOnce"/>, with distinct item ids.
    /// </summary>
    /// <exception cref="FaultException">It could not be asked, or its answer could not be read.</exception>
    Task<IReadOnlyDictionary<string, IReadOnlyList<BookFacts>>> FindAsync(IReadOnlyList<MetadataQuestion> questions, CancellationToken cancellationToken);
}
