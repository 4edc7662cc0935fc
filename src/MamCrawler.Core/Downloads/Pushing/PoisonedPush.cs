using MamCrawler.Core.Ports;
using MamCrawler.Core.State;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Downloads.Pushing;

/// <summary>
/// Deals with a message of the push queue that was given up: a poison message is a bug and an alarm (rules.md 6). Its download becomes failed with the reason and is tried again by the schedule
/// of refusals; what names no download is kept in a row, so that nothing is lost.
/// </summary>
public sealed class PoisonedPush(DownloadStore downloads, ITableStore tables, TimeProvider time, ILogger<PoisonedPush> logger)
{
    /// <summary>The queue that messages are moved to when they were received too often.</summary>
    public const string Queue = PushTorrent.Queue + "-poison";

    /// <summary>Where messages that name no download are kept.</summary>
    public const string Table = "PoisonMessages";

    private const int MostReadings = 4;
    private const int KeptCharacters = 500;

    private const string Unnamed = " times in a way that has no name, which is a bug in MamCrawler.";

    /// <summary>True for a download that stands where such a message left it.</summary>
    public static bool IsOf(Download download) => download.Why.Contains(Unnamed, StringComparison.Ordinal);

    /// <summary>Deals with it; a repeat changes nothing more.</summary>
    /// <param name="message">What the message carried: the id of a download, or something else.</param>
    /// <param name="times">How often it was received.</param>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    /// <exception cref="RowConflictException">The download is changed all the time by somebody else: deal with the message again later.</exception>
    public async Task RunAsync(string message, int times, CancellationToken cancellationToken)
    {
        logger.PoisonMessage(PushTorrent.Queue, message, times);
        if (!IsId(message) || await downloads.GetAsync(message, cancellationToken) is not { } download)
            await KeepAsync(message, cancellationToken);
        else
            await FailAsync(download, times, cancellationToken);
    }

    private static bool IsId(string message) => message.Length > 0 && TableKeys.Encode(message) == message;

    private async Task FailAsync(Download download, int times, CancellationToken cancellationToken)
    {
        for (var reading = 1; ; reading++)
        {
            if (!PushTorrent.States.Contains(download.State) || !RetrySchedule.IsDue(download, time.GetUtcNow()))
                return;
            try
            {
                await downloads.ChangeAsync(download, AfterFailure(download, times), cancellationToken);
                return;
            }
            catch (RowConflictException) when (reading < MostReadings)
            {
                if (await downloads.GetAsync(download.Id, cancellationToken) is not { } changed)
                    return;
                download = changed;
            }
        }
    }

    private Download AfterFailure(Download download, int times)
    {
        var attempts = download.Attempts + 1;
        var delay = RetrySchedule.AfterRefusal(attempts);
        var next = time.GetUtcNow() + delay;
        var what = $"Pushing it failed {times}{Unnamed} Look for PushBug and this download in the log and report it";
        return download with
        {
            State = next is null ? DownloadState.Abandoned : DownloadState.Failed,
            Attempts = attempts,
            NextAttemptAt = next,
            Why = next is null ? $"{what}; it is not tried again." : $"{what}; it is tried again on {next:yyyy-MM-dd}.",
        };
    }

    private async Task KeepAsync(string message, CancellationToken cancellationToken)
    {
        var row = new TableRow(
            PushTorrent.Queue,
            TableKeys.Encode(message.Length == 0 ? "empty" : message),
            new Dictionary<string, object>
            {
                ["SchemaVersion"] = 1,
                ["Text"] = message.Length <= KeptCharacters ? message : message[..KeptCharacters],
                ["At"] = time.GetUtcNow(),
            }
        );
        try
        {
            await tables.WriteAsync(Table, TableOperation.Insert(row), cancellationToken);
        }
        catch (RowConflictException conflict) when (conflict.Conflict == RowConflict.AlreadyExists)
        {
            // Kept by an earlier attempt.
        }
    }
}
