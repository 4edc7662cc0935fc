using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.WantedLists;

/// <summary>
/// Asks, at the beginning of a scan, what wishes need that only services know: what stands on lists that are kept elsewhere, and the titles of wishes by ASIN alone. What
/// cannot be asked is told and changes nothing.
/// </summary>
public sealed class WishLookups(WishStore store, WishList list, IReadOnlyList<IWishSource> sources, IReadOnlyList<IMetadataProvider> providers)
{
    /// <summary>Asks.</summary>
    /// <param name="library">What the library owns.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The wishes as they then stand, and what could not be asked.</returns>
    internal async Task<(IReadOnlyList<Wish> Wishes, IReadOnlyList<Fault> Faults)> AskAsync(OwnershipIndex library, CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        foreach (var source in sources)
        {
            try
            {
                await list.AgreeAsync(source.Source, await source.ReadAsync(cancellationToken), library, cancellationToken);
            }
            catch (FaultException exception)
            {
                faults.Add(exception.Fault);
            }
        }

        var wishes = await store.ReadAllAsync(cancellationToken).ToListAsync(cancellationToken);
        var nameless = wishes.Where(static wish => wish is { IsOpen: true, Book: { Title.Length: 0, Asin: not null } }).ToList();
        if (nameless.Count == 0)
            return (wishes, faults);
        faults.AddRange(await NameAsync(nameless, cancellationToken));
        return (await store.ReadAllAsync(cancellationToken).ToListAsync(cancellationToken), faults);
    }

    private async Task<IReadOnlyList<Fault>> NameAsync(List<Wish> nameless, CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        var facts = new Dictionary<string, BookFacts>(StringComparer.OrdinalIgnoreCase);
        foreach (var provider in providers)
        {
            string[] open = [.. nameless.Select(static wish => wish.Book.Asin!).Where(asin => !facts.ContainsKey(asin))];
            if (open.Length == 0)
                break;
            try
            {
                foreach (var (asin, stated) in await provider.FindManyAsync(open, cancellationToken))
                    facts[asin] = stated;
            }
            catch (FaultException exception)
            {
                faults.Add(exception.Fault);
            }
        }

        var learnt = nameless.Select(wish => Named(wish, facts.GetValueOrDefault(wish.Book.Asin!), faults.Count == 0)).Where(static wish => wish is not null);
        await store.LearnAsync([.. learnt.OfType<Wish>()], cancellationToken);
        return faults;
    }

    /// <summary>The wish with its title, or with the obstacle when everybody answered and nobody knows it; null when nothing is learnt.</summary>
    private Wish? Named(Wish wish, BookFacts? facts, bool allAnswered)
    {
        if (facts is null && !(allAnswered && providers.Count > 0))
            return null;
        var (book, refusal) = facts is null
            ? (null, $"No provider knows the ASIN {wish.Book.Asin}, so its title is not known. Take it off and wish for it by title and author.")
            : WishReader.Read(facts.Title, facts.Authors, facts.Asin, facts.Isbn);
        if (book is not { Title.Length: > 0 })
            return wish.Obstacle is null ? wish with { Obstacle = refusal ?? "Its provider names no author, so it cannot be looked for." } : null;
        var place = facts!.Series.FirstOrDefault(static series => series.Sequence.Position is not null);
        return wish with
        {
            Obstacle = null,
            Book = book with { Series = place?.Name ?? book.Series, Number = place?.Sequence.Position ?? book.Number, Asin = wish.Book.Asin },
            Duration = facts.Duration,
            ReleaseDate = facts.ReleaseDate,
        };
    }
}
