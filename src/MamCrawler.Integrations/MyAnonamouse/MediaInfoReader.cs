using System.Globalization;
using System.Text.Json;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Reads media info as the tracker passes it on: <c>General{Duration,...}</c>, <c>Audio1{BitRate,...}</c>; numbers as text, with units or without.</summary>
internal static class MediaInfoReader
{
    /// <summary>The playing time; null when it is not stated.</summary>
    public static TimeSpan? Duration(JsonElement? mediaInfo)
    {
        if (mediaInfo?.Member("General")?.Text("Duration") is not { } text)
            return null;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return DurationText.Read(text)
                ?? (
                    TimeSpan.TryParseExact(text, [@"h\:mm\:ss", @"hh\:mm\:ss", @"hh\:mm\:ss\.fff"], CultureInfo.InvariantCulture, out var clock) ? clock : null
                );
        // Seconds, or milliseconds in older versions: no audiobook lasts a million seconds.
        var seconds = number >= 1_000_000 ? number / 1000 : number;
        return seconds is >= 60 and <= 3_600_000 ? TimeSpan.FromSeconds(seconds) : null;
    }

    /// <summary>The bitrate in kb/s; null when it is not stated.</summary>
    public static double? Bitrate(JsonElement? mediaInfo)
    {
        var text =
            mediaInfo?.Member("Audio1")?.Text("BitRate") ?? mediaInfo?.Member("Audio")?.Text("BitRate") ?? mediaInfo?.Member("General")?.Text("OverallBitRate");
        if (text is null)
            return null;
        var digits = text.Replace(" ", "", StringComparison.Ordinal);
        if (double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var bits))
            return bits is >= 8_000 and <= 2_000_000 ? bits / 1000 : null;
        return BitrateText.Read(digits, bareK: true);
    }

    /// <summary>True when it lists chapters.</summary>
    public static bool HasChapters(JsonElement? mediaInfo) =>
        mediaInfo?.Member("Menu") is { ValueKind: JsonValueKind.Object or JsonValueKind.Array }
        || mediaInfo?.Member("Menu1") is { ValueKind: JsonValueKind.Object };
}
