using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Reports;

namespace MamCrawler.Core.Notices;

/// <summary>Writes messages: many things of one look are one message.</summary>
public static class NoticeWriter
{
    private const int MostLines = 40;
    private const int MostTitles = 5;

    /// <summary>One message of everything that is new; the alarms first.</summary>
    /// <param name="matters">At least one.</param>
    /// <param name="now">The moment.</param>
    public static Notice Of(IReadOnlyCollection<Matter> matters, DateTimeOffset now)
    {
        var ordered = matters.OrderByDescending(matter => matter.Kind).ThenBy(matter => matter.Key, StringComparer.Ordinal).ToList();
        var lines = ordered.Take(MostLines).Select(matter => $"{NoticeLine.Of(matter.Title)}: {NoticeLine.Of(matter.Text)}").ToList();
        if (ordered.Count > MostLines)
            lines.Add($"And {ordered.Count - MostLines} more; 'mamcrawler queue' lists the downloads.");
        return new Notice
        {
            Id = IdOf(ordered.Select(matter => matter.Key), now),
            Kind = ordered[0].Kind,
            Title = ordered is [var only] ? NoticeLine.Of(only.Title) : $"{ordered.Count} things need you",
            Lines = ordered is [var single] ? [NoticeLine.Of(single.Text)] : lines,
            At = now,
        };
    }

    /// <summary>The week in a few lines. Its id is that of the day, so that a digest that is written twice is told once.</summary>
    public static Notice Of(Digest digest)
    {
        var account = digest.Account.Count == 0 ? null : digest.Account[^1];
        List<string> lines =
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{digest.Arrived.Count} arrived, {digest.Stuck.Count} stuck, {digest.Proposals} wait for your word; ratio {account?.Ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "not known"}, free slots {account?.Free?.ToString(CultureInfo.InvariantCulture) ?? "not known"}."
            ),
            .. Some("Stuck", digest.Stuck, withReason: true),
            .. Some("Arrived", digest.Arrived, withReason: false),
            $"The whole: 'mamcrawler digest', GET /api/digests/{digest.To.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.html.",
        ];
        return new Notice
        {
            Id = $"digest-{digest.To.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}",
            Kind = NoticeKind.Digest,
            Title = $"Week to {digest.To.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}",
            Lines = lines,
            At = digest.To,
        };
    }

    /// <summary>What a person gets who asks whether messages arrive.</summary>
    public static Notice Test(DateTimeOffset now) =>
        new()
        {
            Id = IdOf(["test"], now),
            Kind = NoticeKind.Test,
            Title = "A test",
            Lines = ["MamCrawler can reach you here."],
            At = now,
        };

    private static IEnumerable<string> Some(string title, IReadOnlyList<DigestDownload> downloads, bool withReason)
    {
        foreach (var download in downloads.Take(MostTitles))
            yield return withReason
                ? $"{title}: {NoticeLine.Of(download.Title)} ({(download.State == DownloadState.Held ? "held" : "waits")}): {NoticeLine.Of(download.Why)}"
                : $"{title}: {NoticeLine.Of(download.Title)}";
        if (downloads.Count > MostTitles)
            yield return $"{title}: {downloads.Count - MostTitles} more.";
    }

    private static string IdOf(IEnumerable<string> keys, DateTimeOffset now) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', keys.Prepend(now.UtcTicks.ToString(CultureInfo.InvariantCulture))))))[
            ..16
        ];
}
