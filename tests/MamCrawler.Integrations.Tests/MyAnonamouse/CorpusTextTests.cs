using System.Text.Json;
using MamCrawler.Core.Library;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>The readers of sequence texts and uploaders' tags on the corpus's texts.</summary>
public sealed class CorpusTextTests(ITestOutputHelper output)
{
    [Fact]
    public void Parse_EverySequenceTextOfTheCorpus_MeansWhatItsLabelSays()
    {
        Assert.All(
            Corpus.ReadOrSkip().Tokens,
            label =>
            {
                var read = SequenceText.Parse(Corpus.Text(label, "token"));
                var alternative = Corpus.Member(label, "alternative");
                Assert.True(
                    Means(label, read) || (alternative is { } other && Means(other, read)),
                    $"{label} was read as {string.Join(", ", read.Spans)}, part {read.Part}"
                );
            }
        );
    }

    [Fact]
    public void Read_TagsAndTitles_StateWhatTheCorpusFoundThere()
    {
        var corpus = Corpus.ReadOrSkip();
        var score = new CorpusScore();
        foreach (var (read, release) in corpus.AsRead.Zip(corpus.Releases))
        {
            var what = $"{release.Id} \"{release.Title}\" tags \"{release.Tags}\"";
            Compare("bitrate", read.StatedBitrate, release.Facts.StatedBitrate);
            Compare("duration", read.StatedDuration?.TotalMinutes, release.Facts.StatedDuration?.TotalMinutes);
            Compare<bool>("unabridged", read.SaysUnabridged ? true : null, release.Facts.SaysUnabridged ? true : null);
            Compare<bool>("chapters", read.SaysChapterised ? true : null, release.Facts.SaysChapterised ? true : null);

            void Compare<T>(string fact, T? ours, T? theirs)
                where T : struct
            {
                if (ours is null && theirs is null)
                    return;
                score.Count(ours is not null && (theirs is null || !ours.Value.Equals(theirs.Value)), false, $"{fact} {ours} against {theirs}: {what}");
                score.Count(ours is not null && ours.Equals(theirs), theirs is not null, $"{fact} {theirs} against {ours}: {what}");
            }
        }
        output.WriteLine($"facts: {score.Counted}");
        Console.WriteLine($"facts: {score.Counted}");
        foreach (var miss in score.Misses)
            Console.WriteLine(miss);
        Assert.True(score.Precision >= 0.97, string.Join('\n', score.Misses));
        Assert.True(score.Recall >= 0.95, string.Join('\n', score.Misses));
    }

    private static bool Means(JsonElement label, SequenceText read)
    {
        if (Corpus.Member(label, "volume") is { } volume)
            return read.PartOf == volume.GetDecimal()
                && (Corpus.Member(label, "part") is not { ValueKind: JsonValueKind.Number } part || read.Part == part.GetInt32());
        if (Corpus.Member(label, "items") is not null)
            return Corpus.Entries(label, "items").Select(Span).SequenceEqual(read.Spans);
        if (Corpus.Member(label, "from") is not null)
            return read.Spans is [var range] && range == Span(label);
        return Corpus.Member(label, "value") is { ValueKind: JsonValueKind.Number } value ? read.Position == value.GetDecimal() : read.Spans.Count == 0;
    }

    private static SequenceSpan Span(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Number)
            return new(item.GetDecimal(), item.GetDecimal());
        return item.TryGetProperty("single", out var single)
            ? new(single.GetDecimal(), single.GetDecimal())
            : new(item.GetProperty("from").GetDecimal(), item.GetProperty("to").GetDecimal());
    }
}
