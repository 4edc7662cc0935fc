using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Releases;

public sealed class DramatisedWordsTests
{
    [Theory]
    [InlineData("Graphic Audio 2025 M4B", true)]
    [InlineData("GraphicAudio", true)]
    [InlineData("a BBC Radio 4 production", true)]
    [InlineData("BBC dramatisation", true)]
    [InlineData("radio play", true)]
    [InlineData("Performed by a full cast, with cinematic music and sound effects", true)]
    [InlineData("full cast", false)]
    [InlineData("not dramatized", false)]
    [InlineData("non-dramatised", false)]
    [InlineData("BBC Audiobooks", false)]
    [InlineData("a dramatic reading", false)]
    [InlineData("sound effects", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void In_Text_OnlyWhenItSaysSo(string? text, bool expected) => Assert.Equal(expected, DramatisedWords.In(text));

    [Fact]
    public void In_LongText_FindsItAnywhereWithinBounds()
    {
        var filler = string.Concat(Enumerable.Repeat("word ", 5000));

        Assert.True(DramatisedWords.In(filler + "dramatized adaptation " + filler));
        Assert.False(DramatisedWords.In(string.Concat(Enumerable.Repeat(filler, 100)) + "dramatized adaptation"));
    }
}
