using System.Globalization;

namespace MamCrawler.Core.Account;

/// <summary>Reserve and caps as arithmetic (rules.md 1.3: never below the reserve). A balance that could not be read allows nothing.</summary>
internal static class SpendLimits
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The tracker tells a balance that may be some minutes old.</summary>
    internal static TimeSpan BalanceLag { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Why a wish is not granted; null when it is.</summary>
    internal static string? Objection(SpendWish wish, IReadOnlyList<SpendMark> marks, AccountSnapshot account, SpendingOptions options, DateTimeOffset now)
    {
        var counted = marks.Where(mark => mark.Counts || (!options.Enabled && mark.State == SpendState.Dry)).ToList();
        var today = counted.Where(mark => mark.At > now - Day).ToList();
        // What was spent since the balance was told is not in it yet.
        var since = marks.Where(mark => mark.Counts && mark.At > account.ReadAt - BalanceLag).ToList();
        if (wish.Points > 0)
        {
            if (account.BonusPoints is not { } points)
                return "The points could not be read, so none are spent.";
            var left = (long)points - since.Sum(mark => (long)mark.Points) - wish.Points;
            if (left < options.Reserve)
                return Text($"Of {points:N0} points {left:N0} would be left, and {options.Reserve:N0} are always kept.");
            if (today.Sum(mark => (long)mark.Points) + wish.Points > options.PointsPerDay)
                return Text($"It costs {wish.Points:N0} points, and no more than {options.PointsPerDay:N0} may be spent in 24 hours.");
        }
        if (wish.Wedges > 0)
        {
            if (account.Wedges is not { } wedges)
                return "The wedges could not be read, so none is spent.";
            if (wedges - since.Sum(mark => mark.Wedges) < wish.Wedges)
                return "No wedge is left.";
            if (today.Sum(mark => mark.Wedges) + wish.Wedges > options.WedgesPerDay)
                return Text($"No more than {options.WedgesPerDay} wedges may be spent in 24 hours.");
        }
        return null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
