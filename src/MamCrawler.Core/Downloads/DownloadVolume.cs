using System.Text.Json.Serialization;

namespace MamCrawler.Core.Downloads;

/// <summary>A volume that a download fills, and where it is to stand: <c>Author/Series/N - Title/</c>.</summary>
/// <param name="GapId">The gap it fills; empty for an owned volume that comes along in a pack.</param>
/// <param name="Author">The first author.</param>
/// <param name="Series">The series' name; empty for a single book.</param>
/// <param name="Number">The position as text ("3", "0.5"); empty when it has none.</param>
/// <param name="Title">The title.</param>
public sealed record DownloadVolume(string GapId, string Author, string Series, string Number, string Title)
{
    /// <summary>The ASINs of its recordings, as the witnesses said when it was chosen; null when none did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Asins { get; init; }

    /// <summary>The ASIN of the very recording, where the witnesses know one only and the release states its playing time; null when it is not sure.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Recording { get; init; }

    /// <summary>How long it should play: what the release states, else one time for each recording that the witnesses know; null when nobody said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TimeSpan>? Durations { get; init; }

    /// <summary>The narrators that the release states; null when it states none, or holds several volumes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Narrators { get; init; }

    /// <summary>Who published it, as the witnesses said when it was chosen; null when they did not, or named several.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Publisher { get; init; }
}
