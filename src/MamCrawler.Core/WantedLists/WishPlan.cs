using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.State;

namespace MamCrawler.Core.WantedLists;

/// <summary>What the wishes make of the gaps of a run. Nothing is read or written here.</summary>
internal sealed class WishPlan(LoadedSnapshot snapshot, Dictionary<string, Gap> gaps, IReadOnlyDictionary<string, Download> coming, DateTimeOffset now)
{
    private readonly List<Wish> _learnt = [];
    private readonly HashSet<string> _coming = new(StringComparer.Ordinal);
    private readonly DateOnly _today = DateOnly.FromDateTime(now.UtcDateTime);

    /// <summary>The wishes of which something is known that was not.</summary>
    public IReadOnlyList<Wish> Learnt => _learnt;

    /// <summary>Gaps that a download fills which was chosen when the gap had another id.</summary>
    public IReadOnlySet<string> Coming => _coming;

    /// <summary>The gaps, in the order of ids.</summary>
    public IEnumerable<Gap> Gaps => gaps.Values.OrderBy(static gap => gap.Id, StringComparer.Ordinal);

    /// <summary>Puts the open wishes in.</summary>
    public void Add(IReadOnlyList<Wish> wishes)
    {
        if (wishes.Count == 0)
            return;
        var matcher = new WishMatcher(gaps.Values);
        foreach (var wish in wishes)
            if (WishStandings.Coming(wish, coming) is { State: DownloadState.Shelved } shelved)
                Fulfil(wish, WishStandings.ShelvedBy(shelved));
            else if (wish.Book.Title.Length > 0 || wish.Book.Asin is not null)
                Add(wish, matcher);
    }

    private void Add(Wish wish, WishMatcher matcher)
    {
        var book = wish.Book;
        if (WishOwnership.Find(snapshot.Index, book) is { } owned)
            Fulfil(wish, owned.Statement);
        else if (book.Title.Length == 0)
            return;
        else if (matcher.Find(book) is { } shared)
            Share(wish, shared);
        else if (WishOwnership.FindAtPlace(snapshot.Index, book) is { } standing)
            Fulfil(wish, standing.Statement);
        else
        {
            Learn(wish, wish with { SharedGapId = null });
            var gap = WishGap.Own(wish, placed: matcher.AtPlace(book) is null, snapshot.Manifest.Language, _today);
            gaps[gap.Id] = gap;
            matcher.Know(gap);
        }
    }

    private void Share(Wish wish, Gap gap)
    {
        // Two wishes for one work, under a title and under an ASIN: the first one marks it.
        if (gaps[gap.Id].Wish is null)
            gaps[gap.Id] = WishGap.Put(gaps[gap.Id], wish, _today);
        if (WishStandings.Coming(wish, coming) is not null)
            _coming.Add(gap.Id);
        Learn(wish, wish with { SharedGapId = gap.Id });
    }

    private void Fulfil(Wish wish, string how) => Learn(wish, wish with { FulfilledAt = now, Fulfilment = how });

    private void Learn(Wish before, Wish after)
    {
        if (after != before)
            _learnt.Add(after);
    }
}
