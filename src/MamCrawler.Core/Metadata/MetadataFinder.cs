using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata.Writing;

namespace MamCrawler.Core.Metadata;

/// <summary>Makes proposals of what providers state about the items of one run: for empty fields, and for drift where an item was looked at long enough ago.</summary>
internal sealed class MetadataFinder(MetadataChanges changes, IReadOnlyDictionary<string, MetadataLook> looks, LibraryLanguage language, TimeProvider time)
{
    /// <summary>Those of some items that are to be looked at for drift, as the library has them now.</summary>
    /// <exception cref="Faults.FaultException">The library could not be read.</exception>
    internal Task<IReadOnlyDictionary<string, EditableItem>> ReadAsync(IReadOnlyList<Book> books, CancellationToken cancellationToken) =>
        changes.ReadAsync([.. books.Where(MayDrift).Select(book => book.Id)], cancellationToken);

    /// <summary>What is proposed for an item, without what was there once and was taken back.</summary>
    /// <param name="book">The item as the library's list describes it.</param>
    /// <param name="stated">What providers state, the most trusted first.</param>
    /// <param name="item">The item in full; null when it is not to be looked at for drift.</param>
    /// <param name="complete">True when every provider answered.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal async Task<MetadataFinding> FindAsync(
        Book book,
        IReadOnlyList<ProviderFacts> stated,
        EditableItem? item,
        bool complete,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        stated = language.Fit(book, stated);
        var proposals = FillOnly.Propose(book, stated, now);
        var known = proposals.Count > 0 || item is not null ? await changes.ListAsync(book.Id, cancellationToken) : [];
        if (item is not null)
            proposals = [.. proposals, .. FieldDrift.Propose(item, stated, known, now)];
        return new MetadataFinding(
            book,
            new MetadataLook(now, complete),
            [.. proposals.Where(proposal => !Remembered.WasTakenBack(proposal, known))],
            item is not null
        );
    }

    private bool MayDrift(Book book) => looks.GetValueOrDefault(book.Id) is { } look && time.GetUtcNow() - look.At >= FieldDrift.After;
}
