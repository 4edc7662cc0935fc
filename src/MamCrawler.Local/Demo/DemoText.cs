using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;
using Spectre.Console;

namespace MamCrawler.Local.Demo;

/// <summary>The result of the demo for people.</summary>
internal static class DemoText
{
    internal static async Task WriteAsync(CommandConsole console, DemoFolder folder, DemoFindings findings)
    {
        var answers = console.OutputIsTerminal ? DemoShortTable.Answers(findings) : DemoTables.Answers(findings);
        foreach (var table in new[] { DemoTables.Series(findings), answers, DemoTables.Downloads(findings), DemoTables.Requests(findings) })
        {
            await table.WriteAsync(console);
        }

        foreach (var sentence in Sentences(findings))
        {
            await WriteAsync(console, sentence);
        }

        await console.Output.WriteLineAsync();
        await console.Output.WriteLineAsync($"Report: {folder.Markdown} (with the whole reason of each choice)");
        await console.Output.WriteLineAsync($"Page:   {folder.Page} (open it in a browser)");
        await console.Output.WriteLineAsync($"Gaps:   {folder.Csv}");
        await console.Output.WriteLineAsync($"State:  {folder.Data.Path} (try: mamcrawler gaps --data \"{folder.Data.Path}\")");
    }

    /// <summary>At a terminal a line ends between words.</summary>
    private static Task WriteAsync(CommandConsole console, string sentence)
    {
        if (!console.OutputIsTerminal)
        {
            return console.Output.WriteLineAsync(sentence);
        }

        console.RichOutput.WriteLine(sentence);
        return Task.CompletedTask;
    }

    internal static IEnumerable<string> Sentences(DemoFindings findings)
    {
        var result = findings.Result;
        yield return $"Read {result.Books} books; {result.Missing} volumes are missing, {result.GapsAnswered.Count} of them have an answer.";
        yield return $"First queue: {string.Join(", ", result.FirstQueue.Series)}; together they miss {result.FirstQueue.Volumes}.";
        yield return $"{result.SearchRequests} searches answered {result.GapsAnswered.Count} gaps; the tracker received {result.TrackerRequests} requests in all.";
        yield return $"{result.Queued} downloads were queued and {result.Pushed} stand in {findings.TorrentClient}.";
        yield return $"The demo took {Texts.Span(TimeSpan.FromSeconds(result.Seconds))}. At the real pace of the services the scan takes about {Texts.Span(findings.RealPaceScan)},"
            + $" and taking what it queued another {Texts.Span(findings.RealPaceGrabs)} at the tracker account's hourly and daily allowance.";
    }
}
