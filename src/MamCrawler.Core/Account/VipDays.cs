using System.Globalization;

namespace MamCrawler.Core.Account;

/// <summary>How long VIP lasts (rules.md 5, VIP).</summary>
public static class VipDays
{
    /// <summary>Fewer whole days than these are an alarm.</summary>
    public const int Alarm = 7;

    /// <summary>Whole days left, 0 or more; null for an account without VIP, with one that has no end, or when the end could not be read.</summary>
    public static int? Left(AccountSnapshot account, DateTimeOffset now) =>
        account is { IsVip: true, VipUntil: { } until } ? Math.Max(0, (int)Math.Floor((until - now).TotalDays)) : null;

    /// <summary>The same for a person.</summary>
    public static string Tell(AccountSnapshot account, DateTimeOffset now) =>
        (account.IsVip, Left(account, now)) switch
        {
            (false, _) => "The account is not VIP.",
            (true, null) when account.VipIsEndless => "VIP has no end.",
            (true, null) => "The account is VIP, but until when could not be read, so nothing counts as free by VIP.",
            (true, < Alarm and var days) => string.Create(CultureInfo.InvariantCulture, $"VIP ends in {days} days: 5,000 points buy 28 days more."),
            (true, var days) => string.Create(CultureInfo.InvariantCulture, $"VIP lasts {days} more days."),
        };
}
