using System.Globalization;

namespace MamCrawler.Core.Account;

/// <summary>What points are good for now (rules.md 5, VIP): VIP before it ends, then upload credit where the ratio is low or points would be lost at the balance's cap.</summary>
public static class PointPlan
{
    /// <summary>28 days of VIP cost so many points.</summary>
    public const int VipPoints = 5_000;

    /// <summary>The days that one renewal brings.</summary>
    public const int VipDaysBought = 28;

    /// <summary>A GiB of upload credit costs so many points.</summary>
    public const int PointsPerGibibyte = 500;

    /// <summary>From this balance on new points may be lost at the cap.</summary>
    public const int NearlyFull = 95_000;

    /// <summary>The amounts that the tracker sells and that every report of its shop agrees on.</summary>
    private static readonly int[] Gibibytes = [100, 50];

    private static readonly RatioGuardOptions Lines = new();

    /// <summary>What to buy next; null when nothing is wanted. What may be spent is decided by the ledger.</summary>
    /// <param name="account">The account's facts, fresh.</param>
    /// <param name="options">Whether and how much may be spent.</param>
    /// <param name="now">The present.</param>
    public static SpendWish? Next(AccountSnapshot account, SpendingOptions options, DateTimeOffset now) =>
        Vip(account, now) ?? (account.BonusPoints is { } points ? Credit(account, points, options) : null);

    /// <summary>How long VIP can be kept with the points there are, as a sentence; null for an account without VIP that ends.</summary>
    public static string? Forecast(AccountSnapshot account, double? pointsPerDay, DateTimeOffset now)
    {
        if (VipDays.Left(account, now) is not { } days || account.BonusPoints is not { } points)
            return null;
        var renewals = Math.Max(0, (points - SpendingOptions.LeastReserve) / VipPoints);
        var text = Text($"The points are enough for {renewals} renewals, so VIP can last {days + (renewals * VipDaysBought)} days.");
        if (renewals > 0 || pointsPerDay is not > 0)
            return text;
        var wait = Math.Ceiling((VipPoints + SpendingOptions.LeastReserve - points) / pointsPerDay.Value);
        return Text($"{text} At {pointsPerDay:0} points a day they are enough for the next one in {wait:0} days.");
    }

    private static SpendWish? Vip(AccountSnapshot account, DateTimeOffset now)
    {
        if (account.VipUntil is not { } until || until - now >= TimeSpan.FromDays(VipDays.Alarm) || now - until > TimeSpan.FromDays(VipDaysBought))
            return null;
        var why = until > now ? Text($"VIP ends at {until:yyyy-MM-dd}, in less than {VipDays.Alarm} days.") : Text($"VIP ended at {until:yyyy-MM-dd}.");
        return new SpendWish(SpendKind.Vip, Text($"{VipDaysBought} days"), VipPoints, Wedges: 0, why);
    }

    private static SpendWish? Credit(AccountSnapshot account, int points, SpendingOptions options)
    {
        var isLow = account.Ratio is { } ratio && ratio <= Lines.WarnAt;
        if (!isLow && points < NearlyFull)
            return null;
        var most = Math.Min(points - options.Reserve, options.PointsPerDay);
        // One that is too dear is asked for all the same: the ledger then says what stands against it.
        var amount = Array.Find(Gibibytes, size => size * PointsPerGibibyte <= most) is > 0 and var fits ? fits : Gibibytes[^1];
        var why = isLow
            ? Text($"The ratio is {account.Ratio:0.00}.")
            : Text($"There are {points:N0} points, and the balance holds no more than {SpendingOptions.BalanceCap:N0}.");
        return new SpendWish(SpendKind.UploadCredit, Text($"{amount} GiB"), amount * PointsPerGibibyte, Wedges: 0, why);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
