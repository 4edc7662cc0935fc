using System.Globalization;
using MamCrawler.Core.Drift;

namespace MamCrawler.Hosting.Doctoring;

/// <summary>A shape in safe mode, as a finding.</summary>
internal static class SafeModeFinding
{
    internal const string Area = "Safe mode";

    internal static Finding Of(ShapeStanding shape) =>
        new(
            Area,
            false,
            $"The answers of {shape.Id} have another shape since {shape.SafeSince?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC ({shape.Why}), and what depends on them stands still."
        )
        {
            Name = "SafeMode",
            Steps =
            [
                "Look for a newer version of this program.",
                $"Look at the document {shape.Sample}: it is that answer without its values.",
                $"Leave the safe mode: 'mamcrawler drift leave {shape.Id}', in the cloud POST /api/drift/{shape.Id}/leave. The next answer is judged anew.",
            ],
        };
}
