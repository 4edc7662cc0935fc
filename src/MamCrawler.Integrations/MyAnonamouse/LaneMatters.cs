using System.Globalization;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Why the tracker's lane stands still until a person clears it: a dead session, another way out, a refusal.</summary>
public sealed class LaneMatters(ITableStore tables) : IMatterSource
{
    /// <inheritdoc />
    public string Name => "lane";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Matter>> LookAsync(CancellationToken cancellationToken) =>
        (await LaneRow.ReadAsync(tables, cancellationToken)).Stop is { } stop
            ?
            [
                new Matter(
                    NoticeKind.Alarm,
                    stop.At.UtcTicks.ToString(CultureInfo.InvariantCulture),
                    stop.Name switch
                    {
                        FaultName.SessionExpired => "The tracker's session is dead",
                        FaultName.EgressMismatch => "The way out to the tracker is another one",
                        _ => "The tracker refused, and its lane stands still",
                    },
                    stop.ToFault().Fault.Sentence
                ),
            ]
            : [];
}
