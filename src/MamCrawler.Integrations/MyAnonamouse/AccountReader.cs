using System.Globalization;
using System.Text.Json;
using MamCrawler.Core.Account;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>
/// Reads the account's facts (external-apis.md C.1.4). The counts stand inside <c>snatch_summary</c> since September 2026 and at the top before; where
/// neither is readable they are null, and whatever depends on them holds.
/// </summary>
internal static class AccountReader
{
    private static readonly string[] Known = ["uid", "classname", "ratio", "uploaded", "downloaded", "seedbonus", "error"];

    /// <summary>True when somebody is signed in.</summary>
    public static bool IsSignedIn(JsonElement answer) => answer.Text("username") is not null;

    /// <summary>True when this is the account's shape at all, signed in or not; an empty answer is nobody's account.</summary>
    public static bool IsAccount(JsonElement answer) => !answer.EnumerateObject().Any() || Known.Any(name => answer.TryGetProperty(name, out _));

    /// <summary>The facts.</summary>
    public static AccountSnapshot Read(JsonElement answer, DateTimeOffset now)
    {
        var summary = answer.Member("snatch_summary") is { ValueKind: JsonValueKind.Object } nested ? nested : answer;
        var unsatisfied = summary.Member("unsat") ?? answer.Member("unsat");
        var className = Redaction.Clean(answer.Text("classname") ?? "");
        var vipUntil = Moment(answer, "vip_until");
        var uploaded = NotNegative(answer.Whole("uploaded_bytes"));
        var downloaded = NotNegative(answer.Whole("downloaded_bytes"));
        return new AccountSnapshot
        {
            ReadAt = now,
            ClassName = className,
            UploadedBytes = uploaded,
            DownloadedBytes = downloaded,
            Ratio = Ratio(answer, downloaded),
            BonusPoints = Small(answer.Whole("seedbonus")),
            Wedges = Small(answer.Whole("wedges")),
            VipUntil = vipUntil,
            VipIsEndless = answer.TryGetProperty("vip_until", out var end) && end.ValueKind == JsonValueKind.Null,
            UnsatisfiedCount = unsatisfied is { } counts ? Small(counts.Whole("count")) : null,
            UnsatisfiedLimit = unsatisfied is { } limits ? Small(limits.Whole("limit")) : null,
            CountedAt = CountedAt(summary, now) ?? CountedAt(answer, now),
            Connectable = Connectable(summary) ?? Connectable(answer),
            IsVip = className.Contains("VIP", StringComparison.OrdinalIgnoreCase) && (vipUntil is null || vipUntil > now),
        };
    }

    // A ratio that is no number ("---") while nothing was downloaded is infinite; otherwise it is unread.
    private static double? Ratio(JsonElement answer, long? downloaded) =>
        answer.Number("ratio") is { } ratio && ratio >= 0 ? ratio
        : downloaded == 0 ? double.PositiveInfinity
        : null;

    // Two cache times are given and their meaning is not documented; the earlier one counts more grabs as not yet included.
    private static DateTimeOffset? CountedAt(JsonElement holder, DateTimeOffset now)
    {
        DateTimeOffset?[] stated = [Moment(holder, "created"), Moment(holder, "update")];
        return stated.Where(moment => moment <= now).Min();
    }

    private static bool? Connectable(JsonElement holder) =>
        holder.Text("connectable")?.ToUpperInvariant() switch
        {
            "YES" => true,
            "NO" or "OFFLINE" => false,
            _ => holder.Flag("connectable"),
        };

    private static DateTimeOffset? Moment(JsonElement holder, string name)
    {
        if (holder.Whole(name) is { } seconds)
            return seconds is > 0 and < 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
        return DateTimeOffset.TryParse(
            holder.Text(name),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment
        )
            ? moment
            : null;
    }

    private static long? NotNegative(long? number) => number >= 0 ? number : null;

    private static int? Small(long? number) => number is >= 0 and <= int.MaxValue ? (int)number : null;
}
