using System.Text;
using System.Text.Json;
using MamCrawler.Core.Reports.Pages;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Demo;

/// <summary>Writes the files that a person can open: the report as Markdown, JSON and a page with charts, and the gaps as CSV.</summary>
internal static class DemoFiles
{
    internal static async Task WriteAsync(DemoFolder folder, DemoFindings findings, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(folder.Json, JsonSerializer.Serialize(findings, CommandJson.Options), cancellationToken);
        await File.WriteAllTextAsync(folder.Markdown, Markdown(findings), cancellationToken);
        await File.WriteAllTextAsync(folder.Page, RunPage.Of(findings.Summary), cancellationToken);
        await File.WriteAllTextAsync(folder.Csv, Csv(findings), cancellationToken);
    }

    private static string Markdown(DemoFindings findings)
    {
        var text = new StringBuilder("# What the demo found\n\n");
        foreach (var sentence in DemoText.Sentences(findings))
        {
            text.Append("* ").Append(sentence).Append('\n');
        }

        foreach (
            var table in new[] { DemoTables.Series(findings), DemoTables.Answers(findings), DemoTables.Downloads(findings), DemoTables.Requests(findings) }
        )
        {
            text.Append('\n').Append(table.ToMarkdown());
        }

        return text.ToString();
    }

    private static string Csv(DemoFindings findings)
    {
        var text = new StringBuilder("id,series,number,title,authors,class,confidence,answer,why,release\n");
        foreach (var standing in findings.Gaps)
        {
            var gap = standing.Gap;
            string[] cells =
            [
                gap.Id,
                gap.Series ?? "",
                Texts.Number(gap.Number),
                gap.Title,
                string.Join("; ", gap.Authors),
                gap.Class.ToString(),
                gap.Confidence.ToString(),
                standing.Answer,
                standing.Why,
                standing.ReleaseId?.ToString() ?? "",
            ];
            text.AppendJoin(',', cells.Select(Quote)).Append('\n');
        }

        return text.ToString();
    }

    // A cell that begins like a formula would be run by a spreadsheet; these texts come from outside.
    private static string Quote(string cell) =>
        $"\"{(cell is ['=' or '+' or '-' or '@', ..] ? "'" : "")}{Texts.OneLine(cell).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
