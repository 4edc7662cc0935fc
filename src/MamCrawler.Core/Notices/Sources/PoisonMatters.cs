using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Notices.Sources;

/// <summary>Messages of the queue that were given up and name no download.</summary>
public sealed class PoisonMatters(ITableStore tables) : IMatterSource
{
    /// <inheritdoc />
    public string Name => "poison";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Matter>> LookAsync(CancellationToken cancellationToken) =>
        await tables
            .QueryAsync(PoisonedPush.Table, PushTorrent.Queue, RowKeyRange.All, cancellationToken)
            .Select(row => new Matter(
                NoticeKind.Alarm,
                row.RowKey,
                "A message of the queue was given up",
                "It names no download, which is a bug or a foreign message. It stands in the table PoisonMessages; look for PoisonMessage in the log and report it."
            ))
            .ToListAsync(cancellationToken);
}
