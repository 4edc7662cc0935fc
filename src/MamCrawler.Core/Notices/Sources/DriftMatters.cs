using System.Globalization;
using MamCrawler.Core.Drift;

namespace MamCrawler.Core.Notices.Sources;

/// <summary>Shapes of answers in safe mode.</summary>
public sealed class DriftMatters(IDriftStanding drift) : IMatterSource
{
    /// <inheritdoc />
    public string Name => "drift";

    /// <inheritdoc />
    public async Task<IReadOnlyList<Matter>> LookAsync(CancellationToken cancellationToken) =>
        [
            .. (await drift.ListAsync(cancellationToken))
                .Where(shape => shape.SafeSince is not null)
                .Select(shape => new Matter(
                    NoticeKind.Alarm,
                    string.Create(CultureInfo.InvariantCulture, $"{shape.Id}:{shape.SafeSince?.UtcTicks}"),
                    $"The answers of {shape.Id} have changed",
                    $"What depends on them stands still ({shape.Why}). Look for a newer version of this program; then 'mamcrawler drift leave {shape.Id}', in the cloud POST /api/drift/{shape.Id}/leave."
                )),
        ];
}
