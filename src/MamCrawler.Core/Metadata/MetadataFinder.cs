using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata.Writing;

namespace MamCrawler.Core.Metadata;

/// <summary>Makes proposals of what providers state about the items of one run: for empty fields, and for drift where an item was looked at long enough ago.</summary>
internal sealed class MetadataFinder(MetadataChanges changes, IReadOnlyDictionary<string, MetadataLook> looks, LibraryLanguage language, TimeProvider time)
{
    private readonly List<string> passed = [];

    /// <summary>The items whose drift could not be looked at, a sentence each.</summary>
    internal IReadOnlyList<string> Passed => passed;

    /// <summary>Those of some items that are to be looked at for drift, as the library has them now. One that cannot be read is named, and keeps no other from being read.</summary>
    /// <exception cref="FaultException">The library could not be asked.</exception>
    internal async Task<IReadOnlyDictionary<string, EditableItem>> ReadAsync(IReadOnlyList<Book> books, CancellationToken cancellationToken)
    {
        Book[] due = [.. books.Where(MayDrift)];
        try
        {
            return await changes.ReadAsync([.. due.Select(book => book.Id)], cancellationToken);
        }
        catch (FaultException exception) when (exception.Fault.Response == FaultResponse.Stop)
        {
            return await ReadEachAsync(due, cancellationToken);
        }
    }

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

    private async Task<IReadOnlyDictionary<string, EditableItem>> ReadEachAsync(Book[] books, CancellationToken cancellationToken)
    {
        var items = new Dictionary<string, EditableItem>(StringComparer.Ordinal);
        foreach (var book in books)
        {
            try
            {
                foreach (var (id, item) in await changes.ReadAsync([book.Id], cancellationToken))
                    items[id] = item;
            }
            catch (FaultException exception) when (exception.Fault.Response == FaultResponse.Stop)
            {
                passed.Add($"'{book.Title}' ({book.Id}) was not looked at for drift: {exception.Fault.Sentence}");
            }
        }

        return items;
    }

    private bool MayDrift(Book book) => looks.GetValueOrDefault(book.Id) is { } look && time.GetUtcNow() - look.At >= FieldDrift.After;
}
