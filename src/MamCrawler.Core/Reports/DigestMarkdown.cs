using System.Globalization;
using System.Text;

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
        Gaps(text, digest.Gaps);
        Account(text, digest.Account);
        Counts(text, "Requests", "Service", runs.Requests);
        Counts(text, "Faults", "Fault", runs.Faults);
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
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(download.Title)} | {download.State} | {Day(download.At)} | {Cell(download.Why)} |\n");
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
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(name)} | {first.GetValueOrDefault(name)} | {last.GetValueOrDefault(name)} |\n");
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

    private static void Counts(StringBuilder text, string title, string name, IReadOnlyDictionary<string, int> counts)
    {
        if (counts.Count == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| {name} | Count |\n|---|---|\n");
        foreach (var (key, count) in counts.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {Cell(key)} | {count} |\n");
    }

    private static string Known(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Cell(string value)
    {
        var cell = new StringBuilder(value.Length);
        foreach (var character in value)
        {
            if (char.IsControl(character))
                cell.Append(' ');
            else if (character is '&' or '<' or '>')
                cell.Append(
                    character == '&' ? "&amp;"
                    : character == '<' ? "&lt;"
                    : "&gt;"
                );
            else if (character is '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '#' or '!' or '~')
                cell.Append('\\').Append(character);
            else
                cell.Append(character);
        }

        return cell.ToString();
    }
}
