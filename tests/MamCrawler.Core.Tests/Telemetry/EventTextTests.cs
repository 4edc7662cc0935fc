using MamCrawler.Core.Telemetry;

namespace MamCrawler.Core.Tests.Telemetry;

public sealed class EventTextTests
{
    [Theory]
    [InlineData(null, "unknown")]
    [InlineData("", "\"\"")]
    [InlineData("mam-4711", "mam-4711")]
    [InlineData("20261120T010000000", "20261120T010000000")]
    [InlineData("two words", "\"two words\"")]
    [InlineData("a=b", "\"a=b\"")]
    [InlineData("he said \"no\"", "\"he said 'no'\"")]
    [InlineData("Größe", "\"Größe\"")]
    public void From_Text_IsAWordOrQuoted(string? text, string expected) => Assert.Equal(expected, EventText.From(text).ToString());

    [Theory]
    [InlineData("one\r\nScanCompleted run=forged")]
    [InlineData("one\u2028two")]
    [InlineData("one\u2029two")]
    [InlineData("one\u0085two")]
    [InlineData("one\0two\u001b[31m")]
    [InlineData("one\u202Etwo")]
    [InlineData("half \ud83d a pair")]
    public void From_TextOfSeveralLines_IsOneLineInQuotes(string text)
    {
        var written = EventText.From(text).ToString();
        Assert.Matches("^\"[^\"\\p{C}\\p{Zl}\\p{Zp}]*\"$", written);
    }

    [Fact]
    public void From_LongText_IsCut()
    {
        var written = EventText.From(new string('x', 600)).ToString();
        Assert.Equal($"\"{new string('x', EventText.MaximumLength)}…\"", written);
    }

    [Fact]
    public void From_NumbersAndTimes_AreWrittenAlikeEverywhere()
    {
        Assert.Equal("1.5", ((EventText)1.5).ToString());
        Assert.Equal("Infinity", ((EventText)double.PositiveInfinity).ToString());
        Assert.Equal("1234567", ((EventText)1234567L).ToString());
        Assert.Equal("-3", ((EventText)(-3)).ToString());
        Assert.Equal("unknown", ((EventText)(int?)null).ToString());
        Assert.Equal("unknown", ((EventText)(long?)null).ToString());
        Assert.Equal("unknown", ((EventText)(double?)null).ToString());
        Assert.Equal("unknown", ((EventText)(DateTimeOffset?)null).ToString());
        Assert.Equal("2026-11-20T08:00:00Z", ((EventText)new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(2))).ToString());
        Assert.Equal("unknown", default(EventText).ToString());
    }
}
