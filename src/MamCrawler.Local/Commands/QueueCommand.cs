using System.CommandLine;
using MamCrawler.Core.Downloads;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;
using MamCrawler.Web.Responses;

namespace MamCrawler.Local.Commands;

/// <summary><c>queue</c>: the downloads and where they stand.</summary>
internal static class QueueCommand
{
    internal static Command Create(CommandScope scope)
    {
        var json = CommonOptions.Json();
        var command = new Command("queue", "List the downloads: proposed, approved, pushed, held.") { json };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var downloads = await services.Approvals.ListAsync(ct).ToArrayAsync(ct);
                    if (parsed.GetValue(json))
                    {
                        await CommandJson.WriteAsync(scope.Console.Output, downloads.Select(DownloadResponse.From).ToArray());
                    }
                    else
                    {
                        await WriteAsync(scope.Console, downloads);
                        await scope.Console.Output.WriteLineAsync((await services.Account.ReadSlotsAsync(ct)).Sentence);
                    }

                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    internal static async Task WriteAsync(CommandConsole console, IReadOnlyList<Download> downloads)
    {
        if (downloads.Count == 0)
        {
            await console.Output.WriteLineAsync("The queue is empty. 'mamcrawler scan' proposes downloads.");
            return;
        }

        var table = new ResultTable(Texts.Count(downloads.Count, "download"), "Id", "State", "Title", "Volumes", "Size", "Next attempt", "Why");
        foreach (var download in downloads)
        {
            table.Add(
                download.Id,
                download.State == DownloadState.Wanted ? "Proposed" : download.State.ToString(),
                download.Title,
                download.Volumes.Count(volume => volume.GapId.Length > 0).ToString(),
                Texts.Size(download.SizeBytes),
                Texts.Time(download.NextAttemptAt),
                download.Why
            );
        }

        await table.WriteAsync(console);
    }
}
