using System.Runtime.CompilerServices;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.WantedLists;

/// <summary>The wishes with what became of them, put together from the stores.</summary>
public sealed class WishStandings(WishStore store, IGapStandings gaps, DownloadStore downloads)
{
    /// <summary>All of them: by hand first, then in the order in which they were added, fulfilled ones last.</summary>
    public async IAsyncEnumerable<WishStanding> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wishes = await store.ReadAllAsync(cancellationToken).ToListAsync(cancellationToken);
        if (wishes.Count == 0)
            yield break;
        var coming = await downloads.ReadComingGapsAsync(cancellationToken);
        var ids = wishes.Where(static wish => wish.IsOpen).Select(static wish => wish.GapId).ToHashSet(StringComparer.Ordinal);
        var standing = await gaps.ListAsync(cancellationToken)
            .Where(gap => ids.Contains(gap.Gap.Id))
            .ToDictionaryAsync(gap => gap.Gap.Id, StringComparer.Ordinal, cancellationToken: cancellationToken);
        var all = wishes
            .Select(wish => Of(wish, standing.GetValueOrDefault(wish.GapId), Coming(wish, coming)))
            .OrderBy(static one => one.State == WishState.Fulfilled)
            .ThenByDescending(static one => one.Wish.Source == WishSource.Manual)
            .ThenBy(static one => one.Wish.AddedAt)
            .ThenBy(static one => one.Wish.Book.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var one in all)
            yield return one;
    }

    /// <summary>The download that fills a wish, also one that was chosen before a series was found to lack the same work.</summary>
    internal static Download? Coming(Wish wish, IReadOnlyDictionary<string, Download> coming) =>
        coming.GetValueOrDefault(wish.GapId) ?? coming.GetValueOrDefault(Wish.GapPrefix + wish.Id);

    private static WishStanding Of(Wish wish, GapStanding? gap, Download? download) =>
        (wish, download) switch
        {
            ({ FulfilledAt: not null }, _) => new(wish, WishState.Fulfilled, wish.Fulfilment ?? "", download?.Id),
            (_, { State: DownloadState.Shelved }) => new(wish, WishState.Fulfilled, ShelvedBy(download), download.Id),
            (_, { State: DownloadState.Wanted }) => new(wish, WishState.Proposed, $"Found: it waits for approval as {download.Id}.", download.Id),
            (_, not null) => new(wish, WishState.Coming, $"{download.Id} is {download.State.ToString().ToLowerInvariant()}: {download.Why}", download.Id),
            ({ Obstacle: { } obstacle }, _) => new(wish, WishState.Wanted, obstacle, null),
            _ when gap is null => new(wish, WishState.Wanted, "Not looked for yet: the next scan does.", null),
            _ => new(wish, WishState.Wanted, gap.Why.Length > 0 ? gap.Why : "Not looked for yet: scans come to it in its turn.", null),
        };

    /// <summary>How a shelved download fulfils a wish.</summary>
    internal static string ShelvedBy(Download download) => $"It stands on the shelf, brought by {download.Id}. {download.Why}".TrimEnd();
}
