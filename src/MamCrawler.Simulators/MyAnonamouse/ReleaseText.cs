using System.Net;
using System.Text.Json;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>What the uploader wrote, and what a media-info program found in the files.</summary>
internal static class ReleaseText
{
    /// <summary>The description: HTML with facts in prose, as uploaders write them.</summary>
    public static string Description(TrackerRelease release)
    {
        var random = SeededRandom.For(release.Id, "description", 0);
        var lines = new List<string>();
        if (release.Narrators.Count > 0)
            lines.Add($"Read by <b>{WebUtility.HtmlEncode(string.Join(", ", release.Narrators))}</b>");
        if (release.Bitrate > 0 && random.Chance(0.6))
            lines.Add(random.Chance(0.5) ? $"Bitrate: {release.Bitrate} kbps" : $"{release.Bitrate} kb/s, {(release.FileTypes == "mp3" ? "MP3" : "AAC")}");
        if (release.RuntimeMinutes > 0 && random.Chance(0.5))
            lines.Add($"Length: {release.RuntimeMinutes / 60} hrs and {release.RuntimeMinutes % 60} mins");
        lines.AddRange(release.Remarks.Select(remark => WebUtility.HtmlEncode(remark)));
        return string.Join("<br />\n", lines);
    }

    /// <summary>The media info: JSON in a string; empty when none was filled in.</summary>
    public static string MediaInfo(TrackerRelease release)
    {
        if (!release.HasMediaInfo || release.Bitrate == 0)
            return "";

        var random = SeededRandom.For(release.Id, "mediainfo", 0);
        var seconds = (release.RuntimeMinutes * 60L) + random.Next(50);
        var m4b = release.FileTypes == "m4b";
        return JsonSerializer.Serialize(
            new
            {
                menu = new { },
                General = new
                {
                    Title = release.Title,
                    Format = m4b ? "MPEG-4" : "MPEG Audio",
                    Duration = random.Next(3) switch
                    {
                        0 => $"{seconds / 3600} h {seconds / 60 % 60} min",
                        1 => $"{seconds / 3600:D2}:{seconds / 60 % 60:D2}:{seconds % 60:D2}",
                        _ => $"{seconds}.{random.Next(1000):D3}",
                    },
                },
                Audio1 = new
                {
                    Format = m4b ? "AAC LC" : "MPEG Audio",
                    BitRate = random.Chance(0.5) ? $"{release.Bitrate} kb/s" : $"{release.Bitrate * 1000}",
                    BitRate_Mode = m4b ? "VBR" : "CBR",
                    Channels = "2",
                    SamplingRate = "44100",
                },
            }
        );
    }
}
