using System.Globalization;
using System.Text;
using MamCrawler.Core.Reports.Pages;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.Reports;

/// <summary>The report of a run for people, as Markdown.</summary>
public static class RunMarkdown
{
    /// <summary>The report as Markdown.</summary>
    public static string Of(ScanSummary run)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Scan of {PageWords.Minute(run.StartedAt)}\n\n{MarkdownText.Cell(RunWords.Sentence(run))}\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{run.Books} books, {run.Series} series, {run.Authors} authors; {run.Searched} gaps looked for, {run.Found} found, {run.Queued} {RunWords.Queued(run)}.\n"
        );
        Table(
            text,
            "Faults",
            "Fault | Service | What happened, and what to do",
            run.Faults.Select(fault => new[] { fault.Name.ToString(), fault.Service, fault.Sentence })
        );
        Table(text, "Gaps", "Class | Count", Counts(run.GapsByClass).Select(pair => new[] { PageWords.Name(pair.Key), Number(pair.Value) }));
        Table(
            text,
            "Not being filled",
            "Reason | Gaps | What it means",
            Counts(run.Skipped).Select(pair => new[] { pair.Key, Number(pair.Value), UnfilledReasonAdvice.Of(pair.Key) })
        );
        Table(
            text,
            "Not looked for",
            "Class | Gaps | Why",
            GapClassWords.NotLookedFor(run.GapsByClass).Select(other => new[] { other.Name, Number(other.Count), other.Why })
        );
        Table(text, "Requests", "Service | Count", Counts(run.Requests).Select(pair => new[] { pair.Key, Number(pair.Value) }));
        return text.ToString();
    }

    private static IOrderedEnumerable<KeyValuePair<string, int>> Counts(IReadOnlyDictionary<string, int> counts) =>
        counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Table(StringBuilder text, string title, string head, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| {head} |\n|{string.Concat(Enumerable.Repeat("---|", head.Split('|').Length))}\n");
        foreach (var row in all)
            text.Append("| ").AppendJoin(" | ", row.Select(MarkdownText.Cell)).Append(" |\n");
    }
}
