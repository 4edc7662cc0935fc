using System.CommandLine;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Scanning;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Hosting;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary><c>approve ID|--all</c> and <c>reject ID</c>: a person's word about what a scan proposed. Where a host runs, it is told; else approved downloads are pushed at once.</summary>
internal static class ApprovalCommands
{
    internal static Command CreateApprove(CommandScope scope)
    {
        var id = new Argument<string?>("ID") { Description = "The download's id, as 'queue' shows it.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Approve every proposal." };
        var command = new Command("approve", "Approve a proposed download and hand it to the torrent client.") { id, all };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == result.GetValue(id) is not null)
            {
                result.AddError("Give either the ID of one download or --all.");
            }
        });
        command.SetAction(scope.Guard((parsed, ct) => ApproveAsync(scope, parsed, parsed.GetValue(id), ct)));
        return command;
    }

    internal static Command CreateReject(CommandScope scope)
    {
        var id = new Argument<string>("ID") { Description = "The download's id, as 'queue' shows it." };
        var command = new Command("reject", "Reject for good a download that is proposed, waits or is held.") { id };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    using var host = await HostLink.FindAsync(scope.FolderOf(parsed), ct);
                    var name = parsed.GetRequiredValue(id);
                    var download = Expect(await (host ?? services.Approvals).RejectAsync(name, ct), name, DownloadState.Rejected);
                    await scope.Console.Error.WriteLineAsync($"Rejected '{download.Title}'.");
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static async Task<int> ApproveAsync(CommandScope scope, ParseResult parsed, string? id, CancellationToken cancellationToken)
    {
        var context = scope.ContextOf(parsed);
        await using var services = await scope.ComposeAsync(context, cancellationToken);
        using var host = await HostLink.FindAsync(context.Folder, cancellationToken);
        var approvals = host ?? services.Approvals;
        var ids = id is not null ? [id] : await ProposalsAsync(approvals, cancellationToken);
        foreach (var name in ids)
        {
            var download = Expect(await approvals.ApproveAsync(name, cancellationToken), name, DownloadState.Approved);
            await scope.Console.Error.WriteLineAsync($"Approved '{download.Title}'.");
        }

        if (ids.Count == 0)
        {
            await scope.Console.Error.WriteLineAsync("Nothing is waiting for approval.");
            return ExitCode.Good;
        }

        if (host is not null)
        {
            await scope.Console.Error.WriteLineAsync($"The running host ({host.Host}) hands it to the torrent client; 'mamcrawler queue' shows how it goes.");
            return ExitCode.Good;
        }

        return await PushAsync(scope, context, services, cancellationToken);
    }

    private static async Task<int> PushAsync(CommandScope scope, LocalContext context, ILocalServices services, CancellationToken cancellationToken)
    {
        if (Lane.TryTake(context.Folder, context.Settings.MyAnonamouse.BaseAddress) is not { } lane)
        {
            await scope.Console.Error.WriteLineAsync(
                "Another mamcrawler is at work on this folder; what was approved is pushed when it, or 'mamcrawler serve', comes to it."
            );
            return ExitCode.Good;
        }

        using (lane)
        {
            var pushed = await services.PushQueuedAsync(_ => { }, cancellationToken);
            await QueueCommand.WriteAsync(scope.Console, pushed);
            var priced = pushed.Count(PendingList.Holds);
            if (priced > 0)
            {
                await scope.Console.Error.WriteLineAsync(
                    $"{(priced == 1 ? "1 waits" : $"{priced} wait")} because of the price or the ratio; 'mamcrawler pending' shows for what, and what approving it would cost."
                );
            }

            var waiting = pushed.Count(download => Waits(download) && !PendingList.Holds(download));
            if (waiting > 0)
            {
                await scope.Console.Error.WriteLineAsync(
                    $"{(waiting == 1 ? "1 waits" : $"{waiting} wait")} for the time of the next attempt; 'mamcrawler serve' makes it."
                );
            }

            return pushed.Any(NeedsAPerson) ? ExitCode.Wrong : ExitCode.Good;
        }
    }

    /// <summary>True for what comes about by itself: the pace, a slot or the ratio blocks it for now, or a service is away.</summary>
    private static bool Waits(Download download) => download.State is DownloadState.Approved or DownloadState.Blocked && download.NextAttemptAt is not null;

    private static bool NeedsAPerson(Download download) =>
        !Waits(download) && download.State is DownloadState.Held or DownloadState.Blocked or DownloadState.Failed or DownloadState.Abandoned;

    private static async Task<IReadOnlyList<string>> ProposalsAsync(IApprovals approvals, CancellationToken cancellationToken) =>
        await approvals
            .ListAsync(cancellationToken)
            .Where(download => download.State == DownloadState.Wanted)
            .Select(download => download.Id)
            .ToListAsync(cancellationToken);

    private static Download Expect(Download? download, string id, DownloadState state) =>
        download switch
        {
            null => throw new CommandFailedException($"There is no download '{Texts.OneLine(id)}'. 'mamcrawler queue' lists them with their ids."),
            _ when download.State != state => throw new CommandFailedException(
                $"'{download.Title}' is {download.State} and not waiting for a decision, so nothing was changed. {download.Why}".TrimEnd()
            ),
            _ => download,
        };
}
