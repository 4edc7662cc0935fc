using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Library;

public sealed class SequenceTextTests
{
    [Theory]
    [InlineData("3", "3")]
    [InlineData("03", "3")]
    [InlineData("3.0", "3")]
    [InlineData("0.5", "0.5")]
    [InlineData("13.5", "13.5")]
    [InlineData("1-3", "1-3")]
    [InlineData("01-16, 13.5", "1-16;13.5")]
    [InlineData("1, 2, 3", "1;2;3")]
    [InlineData("1,2,3", "1;2;3")]
    [InlineData("0,5 - 7", "0;5-7")]
    [InlineData("0,5", "0.5")]
    [InlineData("3,5", "3.5")]
    [InlineData("4,5", "4;5")]
    [InlineData("0,5, 1, 2", "0.5;1;2")]
    [InlineData("Book 1", "1")]
    [InlineData("Vol. 10", "10")]
    [InlineData("vol.10", "10")]
    [InlineData("v3", "3")]
    [InlineData("V", "5")]
    [InlineData("III", "3")]
    [InlineData("XIV", "14")]
    [InlineData("Book Three", "3")]
    [InlineData("#7", "7")]
    [InlineData("Books 1-4", "1-4")]
    [InlineData("1 – 4", "1-4")]
    [InlineData("1 to 4", "1-4")]
    [InlineData("1 & 2", "1;2")]
    [InlineData("Book 1 and Book 2", "1;2")]
    [InlineData("Book 1 - Book 3", "1-3")]
    [InlineData("3 of 5", "3")]
    [InlineData("3-1", "1-3")]
    [InlineData("3.1-3.2", "3.1-3.2")]
    [InlineData("2½", "2.5")]
    [InlineData("Part 3", "3")]
    [InlineData("Band 2 von 4", "2")]
    [InlineData("Omnibus 1-3", "1-3")]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("prequel", "")]
    [InlineData("-", "")]
    [InlineData("99999999999999999999999999999", "")]
    public void Parse_MessyText_NamesThePositions(string raw, string expected) =>
        Assert.Equal(expected, string.Join(';', SequenceText.Parse(raw).Spans.Select(span => span.IsSingle ? $"{span.From}" : $"{span.From}-{span.To}")));

    [Theory]
    [InlineData("5p3", 5, 3)]
    [InlineData("5P3", 5, 3)]
    [InlineData("5 part 3", 5, 3)]
    [InlineData("5, Part 3 of 5", 5, 3)]
    [InlineData("Book 2, Pt. 1", 2, 1)]
    [InlineData("5p1-3", 5, 1)]
    [InlineData("2b", 2, 2)]
    public void Parse_Part_IsNotTheVolume(string raw, int volume, int part)
    {
        var text = SequenceText.Parse(raw);

        Assert.Equal(part, text.Part);
        Assert.Equal(volume, text.PartOf);
        Assert.True(text.IsPartial);
        Assert.Null(text.Position);
        Assert.False(text.IsPack);
        Assert.False(text.Covers(volume));
    }

    [Theory]
    [InlineData("2, Dramatized Adaptation", 2)]
    [InlineData("2 (GraphicAudio)", 2)]
    public void Parse_DramatisedAdaptation_KeepsTheNumberAndSaysSo(string raw, int volume)
    {
        var text = SequenceText.Parse(raw);

        Assert.True(text.Dramatised);
        Assert.Equal(volume, text.Position);
    }

    [Fact]
    public void Covers_Range_EveryWholeNumberInIt()
    {
        var text = SequenceText.Parse("01-16, 13.5");

        Assert.All(Enumerable.Range(1, 16), volume => Assert.True(text.Covers(volume)));
        Assert.True(text.Covers(13.5m));
        Assert.False(text.Covers(0));
        Assert.False(text.Covers(17));
        Assert.False(text.Covers(2.5m));
        Assert.True(text.IsPack);
    }

    [Fact]
    public void Covers_PartsOfOneVolume_NotTheVolume()
    {
        var text = SequenceText.Parse("3.1-3.2");

        Assert.False(text.Covers(3));
        Assert.False(text.IsPack);
        Assert.True(text.IsPartial);
        Assert.Equal(3, text.PartOf);
    }

    [Fact]
    public void Parse_AnyText_IsKeptAsItCame() => Assert.Equal(" Book 03 ", SequenceText.Parse(" Book 03 ").Raw);

    [Fact]
    public void Parse_RandomAndHostileText_NeverThrowsAndStaysBounded()
    {
        var random = new Random(4711);
        const string alphabet = "0123456789.,-–—~ ½#&+/pPabIVXLCDMofto\u0301\u200d\uD83D()";
        for (var round = 0; round < 50_000; round++)
        {
            var raw = new string([.. Enumerable.Range(0, random.Next(0, 40)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
            var text = SequenceText.Parse(raw);
            Assert.All(text.Spans, span => Assert.True(span.From <= span.To));
            Assert.True(text.Spans.Count <= 64);
        }
        Assert.True(SequenceText.Parse(string.Concat(Enumerable.Repeat("1,", 1_000_000))).Spans.Count <= 64);
        Assert.Equal(200, SequenceText.Parse(new string('9', 1_000_000)).Raw.Length);
    }
}
