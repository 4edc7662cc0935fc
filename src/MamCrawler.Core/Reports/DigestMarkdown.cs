using System.Globalization;
using System.Text;
using MamCrawler.Core.Reports.Pages;

namespace MamCrawler.Core.Reports;

/// <summary>A digest for people. Titles and reasons come from outside: what would be markup in them is shown as it is.</summary>
public static class DigestMarkdown
{
    private const int MostDownloads = 200;

    /// <summary>The digest as Markdown.</summary>
    public static string Of(Digest digest)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Day(digest.From)} to {Day(digest.To)}\n\n");
        var runs = digest.Runs;
        text.Append(
            CultureInfo.InvariantCulture,
            $"{runs.Count} scans, {runs.Cancelled} of them cancelled: {runs.Searched} gaps looked for, {runs.Found} found, {runs.Queued} downloads proposed or queued. {digest.Proposals} proposals wait for your word.\n"
        );
        Section(text, "Arrived", digest.Arrived, "Nothing arrived.", "Arrived");
        Section(text, "Stuck", digest.Stuck, "Nothing is stuck.", "Since");
        Section(text, "Given up", digest.GivenUp, "Nothing was given up.", "At");
        Seeding(text, digest);
        Gaps(text, digest.Gaps);
        Reasons(text, digest.NotFilled);
        Account(text, digest.Account);
        Counts(text, "Requests", "Service", runs.Requests);
        if (runs.FaultsInWords.Count == 0)
            Counts(text, "Faults", "Fault", runs.Faults);
        else
            Faults(text, runs.FaultsInWords);
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IReadOnlyList<DigestDownload> downloads, string none, string time)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
        if (downloads.Count == 0)
        {
            text.Append(none).Append('\n');
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"| Title | State | {time} | Why |\n|---|---|---|---|\n");
        foreach (var download in downloads.Take(MostDownloads))
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {MarkdownText.Cell(download.Title)} | {download.State} | {Day(download.At)} | {MarkdownText.Cell(download.Why)} |\n"
            );
        if (downloads.Count > MostDownloads)
            text.Append(CultureInfo.InvariantCulture, $"\n{downloads.Count - MostDownloads} more are in the JSON document.\n");
    }

    private static void Gaps(StringBuilder text, IReadOnlyList<DigestGaps> gaps)
    {
        text.Append("\n## Gaps\n\n");
        if (gaps.Count == 0)
        {
            text.Append("No scan ended in this time.\n");
            return;
        }

        text.Append("| Class | At the beginning | At the end |\n|---|---|---|\n");
        var (first, last) = (gaps[0].ByClass, gaps[^1].ByClass);
        foreach (var name in first.Keys.Union(last.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Cell(name)} | {first.GetValueOrDefault(name)} | {last.GetValueOrDefault(name)} |\n");
    }

    private static void Account(StringBuilder text, IReadOnlyList<DigestAccount> account)
    {
        text.Append("\n## Account\n\n");
        if (account.Count == 0)
        {
            text.Append("The account was not read in this time.\n");
            return;
        }

        text.Append("| Day | Ratio | Unsatisfied | Limit | Free slots | Points |\n|---|---|---|---|---|---|\n");
        foreach (var day in account)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Day(day.At)} | {day.Ratio?.ToString("0.00", CultureInfo.InvariantCulture) ?? "–"} | {Known(day.Unsatisfied)} | {Known(day.Limit)} | {Known(day.Free)} | {Known(day.BonusPoints)} |\n"
            );
    }

    private static void Seeding(StringBuilder text, Digest digest)
    {
        if (digest.Seeding is not { } seeding)
            return;
        text.Append(CultureInfo.InvariantCulture, $"\n## Seeding\n\n{SeedingWords.Sentence(seeding)}\n");
        if (seeding.NotSeeding.Count > 0)
            text.Append("\n| Does not seed | How it stands | Why |\n|---|---|---|\n");
        foreach (var torrent in seeding.NotSeeding.Take(MostDownloads))
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {MarkdownText.Cell(torrent.Title)} | {PageWords.Name(torrent.State.ToString())} | {MarkdownText.Cell(torrent.Why)} |\n"
            );
        if (seeding.Unsatisfied.Count > 0)
            text.Append("\n| Still has to seed | Loaded | Time to go |\n|---|---|---|\n");
        foreach (var torrent in seeding.Unsatisfied.Take(MostDownloads))
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {MarkdownText.Cell(torrent.Title)} | {SeedingWords.Landed(torrent)} | {SeedingWords.ToGo(torrent, digest.To)} |\n"
            );
    }

    private static void Reasons(StringBuilder text, IReadOnlyDictionary<string, int> reasons)
    {
        if (reasons.Count == 0)
            return;
        text.Append("\n## Not being filled\n\n| Reason | Gaps | What it means |\n|---|---|---|\n");
        foreach (var (reason, count) in reasons.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Cell(reason)} | {count} | {UnfilledReasonAdvice.Of(reason)} |\n");
    }

    private static void Faults(StringBuilder text, IReadOnlyList<DigestFault> faults)
    {
        text.Append("\n## Faults\n\n| Fault | Service | Times | What it said last |\n|---|---|---|---|\n");
        foreach (var fault in faults)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {fault.Name} | {MarkdownText.Cell(fault.Service)} | {fault.Count} | {MarkdownText.Cell(fault.Sentence)} |\n"
            );
    }

    private static void Counts(StringBuilder text, string title, string name, IReadOnlyDictionary<string, int> counts)
    {
        if (counts.Count == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| {name} | Count |\n|---|---|\n");
        foreach (var (key, count) in counts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {MarkdownText.Cell(key)} | {count} |\n");
    }

    private static string Known(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
