using System.Text.Json;

namespace MamCrawler.Simulators.Tests.Listings;

/// <summary>Reads the volumes of an answer.</summary>
internal static class VolumeItems
{
    public static IEnumerable<JsonElement> Items(this JsonElement answer) =>
        answer.TryGetProperty("items", out var items) ? items.EnumerateArray().Select(item => item.GetProperty("volumeInfo")) : [];
}
