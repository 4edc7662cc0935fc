namespace MamCrawler.Core.Account;

/// <summary>Something to be bought.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">What for: the torrent's id, or the amount ("28 days", "50 GiB").</param>
/// <param name="Points">The bonus points it costs.</param>
/// <param name="Wedges">The wedges it costs.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record SpendWish(SpendKind Kind, string Subject, int Points, int Wedges, string Reason)
{
    /// <summary>A wedge for a torrent.</summary>
    public static SpendWish ForTorrent(long trackerId, string title) =>
        new(
            SpendKind.Wedge,
            trackerId.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Points: 0,
            Wedges: 1,
            $"'{title}' is larger than 1 GiB and not free."
        );
}
