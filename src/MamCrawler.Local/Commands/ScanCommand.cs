using System.CommandLine;
using MamCrawler.Core.Scanning;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Hosting;
using MamCrawler.Local.Output;
using MamCrawler.Web;

namespace MamCrawler.Local.Commands;

/// <summary><c>scan</c>: finds what is missing and proposes releases, in this process or, where one runs, in the host.</summary>
internal static class ScanCommand
{
    internal static Command Create(CommandScope scope)
    {
        var limit = new Option<int?>("--limit") { Description = $"Grabs proposed at most, 1 to {ScanPolicy.MaximumLimit}.", HelpName = "N" };
        limit.Validators.Add(NumberOption.Between(1, ScanPolicy.MaximumLimit));
        var mode = new Option<ScanMode?>("--mode")
        {
            Description = "propose: a person approves. auto: downloads are queued, within slots, ratio and pace.",
            CustomParser = WordArgument.ReadOptional<ScanMode>,
        };
        var json = CommonOptions.Json();
        var command = new Command("scan", "Find what is missing and propose releases.") { limit, mode, json };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    var context = scope.ContextOf(parsed);
                    var request = new ScanRequest(parsed.GetValue(mode) ?? context.Settings.Mode, parsed.GetValue(limit) ?? context.Settings.Scan.Limit);
                    return await RunAsync(scope, context, request, parsed.GetValue(json), ct);
                }
            )
        );
        return command;
    }

    private static async Task<int> RunAsync(CommandScope scope, LocalContext context, ScanRequest request, bool json, CancellationToken cancellationToken)
    {
        using var host = await HostLink.FindAsync(context.Folder, cancellationToken);
        if (host is not null)
        {
            await scope.Console.Error.WriteLineAsync($"A host is running ({host.Host}); it does the scan.");
            return await WatchAsync(scope, host, request, json, cancellationToken);
        }

        using var lane = Lane.Take(context.Folder, context.Settings.MyAnonamouse.BaseAddress);
        await using var services = await scope.ComposeAsync(context, cancellationToken);
        await services.ResumeAsync(cancellationToken);
        var exitCode = await WatchAsync(scope, services.Scans, request, json, cancellationToken);
        if (request.Mode == ScanMode.Auto && exitCode == ExitCode.Good)
        {
            var pushed = await services.PushQueuedAsync(_ => { }, cancellationToken);
            await scope.Console.Error.WriteLineAsync(
                $"{Texts.Count(pushed.Count, "download")} {(pushed.Count == 1 ? "was" : "were")} handed on; 'mamcrawler queue' shows where they stand."
            );
        }

        return exitCode;
    }

    private static async Task<int> WatchAsync(CommandScope scope, IScans scans, ScanRequest request, bool json, CancellationToken cancellationToken)
    {
        var start = await scans.StartAsync(request, cancellationToken);
        if (!start.Started)
        {
            await scope.Console.Error.WriteLineAsync(
                $"A scan that began earlier is not finished ({start.RunId}); this shows how it goes on, with the limit and the mode it began with."
            );
        }

        var watch = new ScanWatch(scans, scope.Time);
        var state = await new ScanProgressDisplay(scope.Console, quiet: json).RunAsync(show => watch.UntilFinishedAsync(start.RunId, show, cancellationToken));
        if (state.Summary is not { } summary)
        {
            throw new CommandFailedException(
                $"The scan failed: {state.Error ?? "it left no result"}. This is a bug; the state is kept, and the next scan starts anew."
            );
        }

        await (json ? CommandJson.WriteAsync(scope.Console.Output, summary) : ScanSummaryText.WriteAsync(scope.Console, summary));
        foreach (var fault in summary.Faults)
        {
            await scope.Console.Error.WriteLineAsync($"{fault.Service}: {fault.Sentence}");
        }

        return summary.Faults.Count == 0 && !summary.Cancelled ? ExitCode.Good : ExitCode.Wrong;
    }
}
