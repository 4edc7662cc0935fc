using System.CommandLine;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Output;
using MamCrawler.Web.Responses;

namespace MamCrawler.Local.Commands;

/// <summary><c>pending</c>: the downloads that wait because of their price or the ratio, the most wanted first.</summary>
internal static class PendingCommand
{
    internal static Command Create(CommandScope scope)
    {
        var json = CommonOptions.Json();
        var command = new Command("pending", "List what waits because it costs ratio or the ratio is too low, the most wanted first.") { json };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    await using var services = await scope.ComposeStateAsync(parsed, ct);
                    var pending = PendingList.Of(await services.Approvals.ListAsync(ct).ToListAsync(ct));
                    if (parsed.GetValue(json))
                    {
                        await CommandJson.WriteAsync(scope.Console.Output, pending.Select(DownloadResponse.From).ToArray());
                    }
                    else
                    {
                        await WriteAsync(scope.Console, pending);
                    }

                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static async Task WriteAsync(CommandConsole console, IReadOnlyList<Download> pending)
    {
        if (pending.Count == 0)
        {
            await console.Output.WriteLineAsync("Nothing waits because of its price or the ratio.");
            return;
        }

        var table = new ResultTable(Texts.Count(pending.Count, "pending download"), "Turn", "Id", "Title", "Waits for", "Would cost", "Looked at again", "Why");
        foreach (var (index, download) in pending.Index())
        {
            table.Add(
                Texts.Number(index + 1),
                download.Id,
                download.Title,
                NameOf(download.BlockedFor),
                download.AskedBytes > 0 ? Texts.Size(download.AskedBytes) : "",
                Texts.Time(download.NextAttemptAt),
                download.Why
            );
        }

        await table.WriteAsync(console);
        if (pending.Any(download => download.BlockedFor == HoldReason.Cost))
        {
            await console.Output.WriteLineAsync(
                $"'mamcrawler approve ID' takes one although it costs, at most what it is said to cost and within {CostApproval.Lasts.TotalDays:0} days; the ratio has to allow it all the same."
            );
        }
    }

    private static string NameOf(HoldReason? reason) =>
        reason switch
        {
            HoldReason.Cost => "approval",
            HoldReason.Ratio => "the ratio",
            HoldReason.Vip => "VIP",
            _ => "the tracker's row",
        };
}
