using System.Text.Json;
using MamCrawler.Core.Releases;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>The corpus's facts as the client would have read them out of description and media info.</summary>
internal static class CorpusFacts
{
    public static ReleaseFacts Read(JsonElement facts) =>
        new()
        {
            StatedBitrate = Number(facts, "stated_bitrate_kbps"),
            StatedDuration = Number(facts, "stated_duration_min") is { } minutes and > 0 and < 100_000 ? TimeSpan.FromMinutes(minutes) : null,
            SaysUnabridged = Flag(facts, "says_unabridged"),
            SaysAbridged = Flag(facts, "says_abridged"),
            SaysDramatised = Flag(facts, "says_dramatized") && SourceSaysDramatised(facts),
            SaysChapterised = Flag(facts, "says_chapterised"),
            SaysSingleFile = Flag(facts, "says_single_file"),
            SaysSplit = Flag(facts, "says_split"),
            SaysPack = Flag(facts, "says_pack"),
            StatedVolume = Corpus.Text(facts, "stated_volume") is { Length: > 0 } volume ? volume : null,
        };

    /// <summary>The corpus notes the words it went by. Our reader takes "full cast" alone for a plain reading by several voices (rules.md 4).</summary>
    private static bool SourceSaysDramatised(JsonElement facts) =>
        Corpus.Member(facts, "sources") is not { } sources || Corpus.Member(sources, "dramatized") is not { } source || DramatisedWords.In(source.ToString());

    private static double? Number(JsonElement facts, string name) =>
        Corpus.Member(facts, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static bool Flag(JsonElement facts, string name) => Corpus.Member(facts, name) is { ValueKind: JsonValueKind.True };
}
