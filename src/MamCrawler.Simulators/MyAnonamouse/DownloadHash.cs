using System.Globalization;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>The hash of a download link; the release's id is part of it.</summary>
internal static class DownloadHash
{
    public static string Of(int id) => $"{id:x8}{SeededRandom.For(id, "link", 0).NextBits():x16}";

    /// <returns>The release's id; null for a hash that was never given out.</returns>
    public static int? Id(string hash) =>
        hash.Length == 24 && int.TryParse(hash.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var id) && Of(id) == hash ? id : null;
}
