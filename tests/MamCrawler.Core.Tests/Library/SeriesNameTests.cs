using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Library;

public sealed class SeriesNameTests
{
    [Theory]
    [InlineData("The Wheel of Time", "Wheel of Time")]
    [InlineData("The Wheel of Time Series", "wheel of time")]
    [InlineData("Realm of the Elderlings", "Realms of the Elderlings")]
    [InlineData("Discworld (publication order)", "Discworld")]
    [InlineData("The Mistborn Saga", "Mistborn")]
    [InlineData("Mistborn Trilogy", "Mistborn")]
    public void Of_SpellingsOfOneSeries_Match(string one, string other) => Assert.True(SeriesName.Of(one).Matches(SeriesName.Of(other)));

    [Theory]
    [InlineData("The Land", "The Land: Chaos Seeds")]
    [InlineData("", "")]
    [InlineData("Dune", "Dune Chronicles")]
    public void Of_OtherSeriesOrNone_DoNotMatch(string one, string other) => Assert.False(SeriesName.Of(one).Matches(SeriesName.Of(other)));

    [Fact]
    public void Pieces_ComposedName_NamesBoth() =>
        Assert.Equal([SeriesName.Of("The Land"), SeriesName.Of("Chaos Seeds")], SeriesName.Pieces("The Land: Chaos Seeds"));

    [Fact]
    public void Pieces_PlainName_None() => Assert.Empty(SeriesName.Pieces("Mistborn"));

    [Fact]
    public void Of_NamesOfAnyWords_ReadsPlainOnesAsTheFullReadingDoes()
    {
        string[] words =
        [
            "The",
            "A",
            "Der",
            "Lantern",
            "Kings",
            "Queen's",
            "Princess",
            "s",
            "S",
            "It",
            "As",
            "Glass",
            "of",
            "Series",
            "Saga",
            "Cycle",
            "Trilogy",
            "Books",
            "Vs",
            "IV",
            "Café",
            "&",
            "3",
            "'",
            "",
        ];
        var random = new Random(20260115);
        for (var round = 0; round < 50_000; round++)
        {
            var name = string.Join(random.Next(20) == 0 ? ": " : " ", Enumerable.Range(0, random.Next(1, 7)).Select(_ => words[random.Next(words.Length)]));
            var full = string.IsNullOrWhiteSpace(name) ? default : SeriesName.Read(name);
            Assert.True(SeriesName.Of(name) == full, $"\"{name}\" is {full} in full, not {SeriesName.Of(name)}");
        }
    }
}
