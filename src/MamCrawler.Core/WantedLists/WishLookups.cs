using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.WantedLists;

/// <summary>
/// Asks, at the beginning of a scan, what wishes need that only services know: what stands on lists that are kept elsewhere, and the titles of wishes by ASIN alone. What
/// cannot be asked is told and changes nothing.
/// </summary>
public sealed class WishLookups(WishStore store, WishList list, IReadOnlyList<IWishSource> sources, MetadataProviders? providers)
{
    /// <summary>So many titles are asked for in one scan.</summary>
    private const int MostNamed = 50;

    /// <summary>Asks.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The wishes as they then stand, and what could not be asked.</returns>
    internal async Task<(IReadOnlyList<Wish> Wishes, IReadOnlyList<Fault> Faults)> AskAsync(CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        foreach (var source in sources)
        {
            try
            {
                await list.AgreeAsync(source.Source, await source.ReadAsync(cancellationToken), cancellationToken);
            }
            catch (FaultException exception)
            {
                faults.Add(exception.Fault);
            }
        }

        var wishes = await store.ReadAllAsync(cancellationToken).ToListAsync(cancellationToken);
        var nameless = wishes.Where(static wish => wish is { IsOpen: true, Book: { Title.Length: 0, Asin: not null } }).ToList();
        if (nameless.Count == 0 || providers is null)
            return (wishes, faults);
        // Those that were never asked for first; the others come to their turn in later scans.
        faults.AddRange(await NameAsync([.. nameless.OrderBy(static wish => wish.Obstacle is not null).Take(MostNamed)], cancellationToken));
        return (await store.ReadAllAsync(cancellationToken).ToListAsync(cancellationToken), faults);
    }

    private async Task<IReadOnlyList<Fault>> NameAsync(IReadOnlyList<Wish> nameless, CancellationToken cancellationToken)
    {
        var asking = providers!.Begin();
        var (answers, complete) = await asking.AskAsync([.. nameless.Select(BookOf)], cancellationToken);
        await asking.EndAsync(cancellationToken);
        var learnt = nameless.Select(wish =>
            Named(wish, answers[wish.Id].Select(static said => said.Facts).FirstOrDefault(facts => IsMeant(wish, facts)), complete)
        );
        await store.LearnAsync([.. learnt.OfType<Wish>()], cancellationToken);
        return asking.Faults;
    }

    private static Book BookOf(Wish wish) =>
        new()
        {
            Id = wish.Id,
            Title = "",
            Asin = wish.Book.Asin,
        };

    private static bool IsMeant(Wish wish, BookFacts facts) => string.Equals(facts.Asin, wish.Book.Asin, StringComparison.OrdinalIgnoreCase);

    /// <summary>The wish with its title, or with the obstacle when everybody answered and nobody knows it; null when nothing is learnt.</summary>
    private Wish? Named(Wish wish, BookFacts? facts, bool allAnswered)
    {
        if (facts is null && !(allAnswered && providers!.Count > 0))
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
