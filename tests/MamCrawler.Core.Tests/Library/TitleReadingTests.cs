using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Library;

public sealed class TitleReadingTests
{
    [Theory]
    [InlineData("Everybody Loves Large Chests Vol. 10", "Everybody Loves Large Chests", "10")]
    [InlineData("The Truth: Discworld, Book 25", "Discworld", "25")]
    [InlineData("The Land: Founding: A LitRPG Saga (Chaos Seeds, Book 1)", "Chaos Seeds", "1")]
    [InlineData("The Land: Alliances: A LitRPG Saga (Chaos Seeds Book 3)", "Chaos Seeds", "3")]
    [InlineData("The Eye of the World (The Wheel of Time #1)", "The Wheel of Time", "1")]
    [InlineData("The Way of Kings: Book One of the Stormlight Archive", "the Stormlight Archive", "One")]
    [InlineData("Discworld #25: The Truth", "Discworld", "25")]
    [InlineData("The Best of Bova-Volume 3", "The Best of Bova", "3")]
    [InlineData("Chaos Seeds 1-7", "Chaos Seeds", "1-7")]
    [InlineData("Wheel of Time 01 - The Eye of the World", "Wheel of Time", "01")]
    [InlineData("Mistborn, Books 1-3", "Mistborn", "1-3")]
    public void Read_NumberInTitle_IsMembershipEvidence(string title, string series, string sequence)
    {
        var membership = Assert.Single(TitleReading.Read(title).Series);

        Assert.Equal(series, membership.Name);
        Assert.Equal(sequence, membership.Sequence.Raw);
    }

    [Fact]
    public void Read_SubtitleWithSeries_IsMembershipEvidence()
    {
        var membership = Assert.Single(TitleReading.Read("The Land: Founding", "Chaos Seeds, Book 1").Series);

        Assert.Equal(("Chaos Seeds", 1m), (membership.Name, membership.Sequence.Position));
    }

    [Theory]
    [InlineData("Save State Hero 2", "Save State Hero", 2)]
    [InlineData("Discworld 25 The Truth", "Discworld", 25)]
    [InlineData("The Truth, Discworld Book 25", "Discworld", 25)]
    [InlineData("The Wheel of Time 3: The Dragon Reborn", "Wheel of Time", 3)]
    public void Read_PlainNumberBehindAKnownSeries_IsMembershipEvidence(string title, string series, int number)
    {
        var membership = Assert.Single(TitleReading.Read(title, null, [series]).Series);

        Assert.Equal((series, number), (membership.Name, membership.Sequence.Position));
    }

    [Theory]
    [InlineData("Fahrenheit 451")]
    [InlineData("Catch 22")]
    [InlineData("2001: A Space Odyssey")]
    [InlineData("European History: 1715 to 1914")]
    [InlineData("Fortunately, The Milk")]
    public void Read_NumberThatIsTheTitle_IsNoMembership(string title) => Assert.Empty(TitleReading.Read(title).Series);

    [Theory]
    [InlineData("Mistborn: The Final Empire", "Mistborn", "The Final Empire")]
    [InlineData("The Land: Founding: A LitRPG Saga (Chaos Seeds, Book 1)", "The Land", "Founding")]
    [InlineData("The Land: Catacombs", "The Land: Chaos Seeds", "Catacombs")]
    [InlineData("The Truth: Discworld", "Discworld", "The Truth")]
    [InlineData("Discworld 25 The Truth", "Discworld", "The Truth")]
    public void Read_SeriesPrefix_DoesNotCount(string title, string series, string expected)
    {
        var reading = TitleReading.Read(title, null, [series]);

        Assert.Equal(TitleKey.Of(expected), reading.Key);
        Assert.True(reading.Matches(TitleReading.Read(expected)));
        Assert.True(reading.Matches(TitleReading.Read(title)));
    }

    [Theory]
    [InlineData("Everybody Loves Large Chests Vol. 10", "Everybody Loves Large Chests")]
    [InlineData("Save State Hero", "Save State Hero")]
    [InlineData("Page Keeper 2", "Page Keeper")]
    public void Read_OnlyTheSeriesName_SaysSo(string title, string series) => Assert.True(TitleReading.Read(title, null, [series]).IsSeriesName);

    [Theory]
    [InlineData("Birds Aren't Real: The True Story of Mass Avian Murder", "Birds Aren't Real", true)]
    [InlineData("Final Witness (aka The Stepmother)", "The Stepmother", true)]
    [InlineData("Dune: Messiah", "Dune", false)]
    [InlineData("The Land: Founding", "The Land", false)]
    [InlineData("Doctor Who: The Crimson Horror", "Doctor Who: Dark Horizons", false)]
    public void Matches_MainTitleOrOtherName_OnlyWhenItIsDistinct(string title, string other, bool expected) =>
        Assert.Equal(expected, TitleReading.Read(title).Matches(TitleReading.Read(other)));

    [Theory]
    [InlineData("Wind and Truth (Part 3 of 5)", 3)]
    [InlineData("Oathbringer: Parts 1 & 2", 1)]
    [InlineData("Dune, Part Two", 2)]
    [InlineData("Der Schwarm (Teil 2 von 3)", 2)]
    [InlineData("The Stand (1 of 4)", 1)]
    public void Read_Part_IsToldAndNeverEqualsTheVolume(string title, int part)
    {
        var reading = TitleReading.Read(title);

        Assert.Equal(part, reading.Part);
        Assert.NotEqual(reading.WholeKey, reading.Key);
        Assert.False(reading.Matches(TitleReading.Read(reading.WholeKey.Text)));
    }

    [Fact]
    public void Read_AllPartsTogether_AreTheVolume() => Assert.Null(TitleReading.Read("Wind and Truth (Parts 1-5 of 5)").Part);

    [Theory]
    [InlineData("Words of Radiance (Dramatized Adaptation)", true)]
    [InlineData("Dune [GraphicAudio]", true)]
    [InlineData("The Hobbit (BBC Radio Drama)", true)]
    [InlineData("His Dark Materials (Full Cast)", false)]
    [InlineData("Drama City", false)]
    public void Read_Dramatised_OnlyWhenItSaysSo(string title, bool expected) => Assert.Equal(expected, TitleReading.Read(title).Dramatised);

    [Theory]
    [InlineData("Dune (Abridged)", true)]
    [InlineData("Dune (Unabridged)", false)]
    [InlineData("Dune", null)]
    public void Read_Abridged_TrueFalseOrSilent(string title, bool? expected) => Assert.Equal(expected, TitleReading.Read(title).Abridged);

    [Theory]
    [InlineData("The Land: Chaos Seeds Series", true)]
    [InlineData("Mistborn Trilogy", true)]
    [InlineData("Dragon and Chips: Omnibus One", true)]
    [InlineData("Brandon Sanderson Collection", true)]
    [InlineData("Piano by Ear: Classical Box Set 3", true)]
    [InlineData("Mistborn, Books 1-3", true)]
    [InlineData("Wool (The Complete Silo Series)", true)]
    [InlineData("Leviathan Wakes / Caliban's War", true)]
    [InlineData("The Final Empire (Mistborn Trilogy, Book 1)", false)]
    [InlineData("The Way of Kings: Book One of the Stormlight Archive Series", false)]
    [InlineData("The Land: Founding: A LitRPG Saga", false)]
    [InlineData("9/11 and After", false)]
    public void Read_Pack_OnlyWhenTheTitleNamesACollection(string title, bool expected) => Assert.Equal(expected, TitleReading.Read(title).Pack);

    [Fact]
    public void Read_TwoTitlesJoined_HoldsBoth() =>
        Assert.Equal([TitleKey.Of("Leviathan Wakes"), TitleKey.Of("Caliban's War")], TitleReading.Read("Leviathan Wakes / Caliban's War").Holds);

    [Theory]
    [InlineData("Ben Bova - Test of Fire (2013) 30@64K", "Ben Bova", "Test of Fire")]
    [InlineData("Conan Chronicles 02 - Conan the Defender - Robert Jordan", "Robert Jordan", "Conan the Defender")]
    [InlineData("Simon Tolkien--Final Witness (aka The Stepmother)", "Simon Tolkien", "Final Witness")]
    [InlineData("Dune by Frank Herbert", "Frank Herbert", "Dune")]
    public void Read_AuthorInTheTitle_DoesNotCount(string title, string author, string expected) =>
        Assert.Equal(TitleKey.Of(expected), TitleReading.Read(title, null, [], [PersonName.Of(author)]).Key);
}
