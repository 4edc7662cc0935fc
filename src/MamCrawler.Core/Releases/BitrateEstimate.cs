using System.Globalization;

namespace MamCrawler.Core.Releases;

/// <summary>A release's bitrate as far as it can be known.</summary>
/// <param name="KilobitsPerSecond">kb/s; null when neither stated nor computable.</param>
/// <param name="Source">Where it comes from, in words.</param>
public sealed record BitrateEstimate(double? KilobitsPerSecond, string Source)
{
    private const double PreferredFrom = 96;
    private const double AcceptableFrom = 64;

    // "64 kbps" AAC measures 61 to 64.
    private const double Slack = 0.95;

    public static BitrateEstimate Unknown { get; } = new(null, "not stated and not computable");

    /// <summary>Its class: preferred from 96 kb/s, acceptable from 64, with 5 % slack at each boundary (rules.md 4).</summary>
    public BitrateClass Class =>
        KilobitsPerSecond switch
        {
            null => BitrateClass.Unknown,
            >= PreferredFrom * Slack => BitrateClass.Preferred,
            >= AcceptableFrom * Slack => BitrateClass.Acceptable,
            _ => BitrateClass.Poor,
        };

    /// <inheritdoc />
    public override string ToString() =>
        KilobitsPerSecond is { } rate
            ? string.Create(CultureInfo.InvariantCulture, $"{rate:0} kb/s ({Class.ToString().ToLowerInvariant()}, {Source})")
            : $"bitrate unknown ({Source})";
}
