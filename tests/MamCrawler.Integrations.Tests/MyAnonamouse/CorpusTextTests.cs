using System.Text.Json;
using MamCrawler.Core.Library;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>The readers of sequence texts and uploaders' tags on the corpus's texts.</summary>
public sealed class CorpusTextTests(ITestOutputHelper output)
{
    [Fact]
    public void Parse_EverySequenceTextOfTheCorpus_MeansWhatItsLabelSays()
    {
        foreach (var label in Corpus.ReadOrSkip().Tokens)
        {
            var token = Corpus.Text(label, "token");
            var read = SequenceText.Parse(token);
            if (label.TryGetProperty("volume", out var volume))
                Assert.Equal((volume.GetDecimal(), label.GetProperty("part").GetInt32()), (read.PartOf, read.Part));
            else if (label.TryGetProperty("items", out var items))
                Assert.Equal(items.EnumerateArray().Select(Span), read.Spans);
            else if (label.TryGetProperty("from", out _))
                Assert.Equal(Span(label), Assert.Single(read.Spans));
            else if (label.TryGetProperty("value", out var value))
                Assert.Equal(value.GetDecimal(), read.Position);
            else
                Assert.Empty(read.Spans);
        }
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

            void Compare<T>(string fact, T? ours, T? theirs) where T : struct
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

    private static SequenceSpan Span(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Number)
            return new(item.GetDecimal(), item.GetDecimal());
        return item.TryGetProperty("single", out var single)
            ? new(single.GetDecimal(), single.GetDecimal())
            : new(item.GetProperty("from").GetDecimal(), item.GetProperty("to").GetDecimal());
    }
}
