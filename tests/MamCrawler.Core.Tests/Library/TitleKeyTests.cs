using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Library;

public sealed class TitleKeyTests
{
    [Theory]
    [InlineData("The Hobbit", "hobbit")]
    [InlineData("Hobbit, The", "The Hobbit")]
    [InlineData("Shaman's Crossing", "Shaman&#039;s Crossing")]
    [InlineData("Shaman’s Crossing", "Shaman s Crossing")]
    [InlineData("Pride & Prejudice", "Pride and Prejudice")]
    [InlineData("Pride &amp; Prejudice", "Pride and Prejudice")]
    [InlineData("Les Misérables", "Les Miserables")]
    [InlineData("Über den Fluß", "Uber den Fluss")]
    [InlineData("Dune (Unabridged)", "Dune")]
    [InlineData("Dune [Audiobook]", "Dune")]
    [InlineData("Dune.m4b", "Dune")]
    [InlineData("Dune - Unabridged", "Dune")]
    [InlineData("The Hero of Ages (Mistborn, Book 3)", "The Hero of Ages")]
    [InlineData("The Hero of Ages (Mistborn #3)", "Hero of Ages")]
    [InlineData("The Hero of Ages [Mistborn 3]", "Hero of Ages")]
    [InlineData("The Eye of the World: The Wheel of Time, Book 1", "Eye of the World")]
    [InlineData("The Way of Kings: Book One of the Stormlight Archive", "The Way of Kings")]
    [InlineData("The Way of Kings, Book 1 of The Stormlight Archive", "The Way of Kings")]
    [InlineData("Discworld #25: The Truth", "The Truth")]
    [InlineData("Discworld, Book 25: The Truth", "Truth")]
    [InlineData("Wheel of Time 01 - The Eye of the World", "The Eye of the World")]
    [InlineData("Wheel of Time - 01 - The Eye of the World", "The Eye of the World")]
    [InlineData("01 - The Eye of the World", "The Eye of the World")]
    [InlineData("Elantris Tenth Anniversary Edition", "Elantris")]
    [InlineData("American Gods: The Tenth Anniversary Edition", "American Gods")]
    [InlineData("Sword of Justice: A LitRPG Adventure", "Sword of Justice")]
    [InlineData("Dawnshard: A Stormlight Archive Novella", "Dawnshard")]
    [InlineData("The Martian: A Novel", "The Martian")]
    [InlineData("The Best of Bova: Volume 2", "The Best of Bova-Volume 2")]
    [InlineData("The Best of Bova, Vol. II", "Best of Bova 2")]
    [InlineData("Page Keeper 1", "Page Keeper: Book One")]
    [InlineData("Save State Hero 02", "Save State Hero 2")]
    [InlineData("Alcatraz vs. The Evil Librarians", "Alcatraz Versus the Evil Librarians")]
    [InlineData("Final Fantasy VII", "Final Fantasy 7")]
    [InlineData("Words of Radiance (Dramatized Adaptation)", "Words of Radiance")]
    [InlineData("Words of Radiance GraphicAudio", "Words of Radiance")]
    [InlineData("Wind and Truth (Part 3 of 5)", "Wind and Truth, Part 3")]
    [InlineData("Wind and Truth (3 of 5)", "Wind and Truth: Part Three")]
    [InlineData("Test of Fire (2013) 30@64K", "Test of Fire")]
    [InlineData("Der Herr der Ringe: Ein Fantasy-Roman", "Herr der Ringe")]
    public void Of_SpellingsOfOneTitle_GiveOneKey(string one, string other)
    {
        Assert.Equal(TitleKey.Of(one).Text, TitleKey.Of(other).Text);
        Assert.True(TitleKey.Of(one).Matches(TitleKey.Of(other)));
        Assert.True(TitleMatch.Same(one, other));
    }

    [Theory]
    [InlineData("Save State Hero", "Save State Hero 2")]
    [InlineData("Page Keeper 1", "Page Keeper 2")]
    [InlineData("The Best of Bova: Volume 1", "The Best of Bova: Volume 2")]
    [InlineData("Dune", "Dune Messiah")]
    [InlineData("Dune", "Dune: Messiah")]
    [InlineData("It", "It Ends with Us")]
    [InlineData("Wind and Truth", "Wind and Truth (Part 3 of 5)")]
    [InlineData("Oathbringer", "Oathbringer: Parts 1 & 2")]
    [InlineData("The Land: Founding", "The Land: Forging")]
    [InlineData("Sherlock Holmes: The Definitive Collection, Volume 1", "Sherlock Holmes: The Definitive Collection, Volume 2")]
    [InlineData("1984", "1985")]
    [InlineData("2001: A Space Odyssey", "2010: Odyssey Two")]
    [InlineData("Tolkien: A Biography", "Tolkien")]
    public void Of_DifferentBooks_GiveDifferentKeys(string one, string other)
    {
        Assert.NotEqual(TitleKey.Of(one).Text, TitleKey.Of(other).Text);
        Assert.False(TitleMatch.Same(one, other));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("!?")]
    [InlineData("😀")]
    public void Of_NothingToRead_MatchesNothing(string? title)
    {
        Assert.True(TitleKey.Of(title).IsEmpty);
        Assert.False(TitleKey.Of(title).Matches(TitleKey.Of(title)));
        Assert.False(TitleMatch.Same(title, title));
    }

    [Theory]
    [InlineData("It")]
    [InlineData("The")]
    [InlineData("A")]
    [InlineData("Unabridged")]
    [InlineData("Book 3")]
    [InlineData("(Book 3)")]
    [InlineData("1984")]
    [InlineData("Война и мир")]
    [InlineData("三体")]
    public void Of_ShortOrOddTitle_KeepsSomething(string title) => Assert.False(TitleKey.Of(title).IsEmpty);

    [Fact]
    public void Of_RandomAndHostileText_NeverThrowsAndStaysBounded()
    {
        var random = new Random(815);
        string[] pieces =
        [
            "Book",
            " ",
            "3",
            "(",
            ")",
            "[",
            ": ",
            " - ",
            "--",
            "#",
            "Part",
            " of ",
            "The",
            "&",
            "&amp;",
            "'",
            "s",
            " / ",
            "1-4",
            ",",
            "Vol.",
            "II",
            "Omnibus",
            "ß",
            "é",
            "Unabridged",
            "edition",
            ".",
            "\u0301",
            "\uD83D",
            "x",
        ];
        for (var round = 0; round < 50_000; round++)
        {
            var title = string.Concat(Enumerable.Range(0, random.Next(0, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            var key = TitleKey.Of(title);
            var reading = TitleReading.Read(title);
            Assert.True(key.IsEmpty || reading.Key == key || reading.Alternatives.Contains(key), $"the reading of \"{title}\" lacks its key");
            Assert.True(key.Text.Length <= 1200);
            Assert.Equal(!key.IsEmpty, TitleMatch.Same(title, title));
        }
        foreach (
            var hostile in new[]
            {
                new string('(', 100_000),
                string.Concat(Enumerable.Repeat("a ", 100_000)),
                string.Concat(Enumerable.Repeat("Book 1 ", 50_000)),
                new string('ß', 100_000),
                string.Concat(Enumerable.Repeat("&", 100_000)),
            }
        )
            Assert.True(TitleKey.Of(hostile).Text.Length <= 1600);
    }
}
