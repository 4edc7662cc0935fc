using MamCrawler.Core.WantedLists;

namespace MamCrawler.Core.Tests.WantedLists;

/// <summary>What lists write of a book becomes a wish, or a sentence that says why not.</summary>
public sealed class WishReaderTests
{
    [Theory]
    [InlineData("Leviathan Wakes (The Expanse, #1)", "Leviathan Wakes", "The Expanse", 1.0)]
    [InlineData("Leviathan Wakes", "Leviathan Wakes", null, null)]
    [InlineData("The Colour of Magic (Discworld, #1; Rincewind, #1)", "The Colour of Magic", "Discworld", 1.0)]
    [InlineData("The Churn (The Expanse, #3.5)", "The Churn", "The Expanse", 3.5)]
    [InlineData("Mort (Discworld, #4; Death, #1)", "Mort", "Discworld", 4.0)]
    [InlineData(
        "Good Omens: The Nice and Accurate Prophecies of Agnes Nutter, Witch",
        "Good Omens: The Nice and Accurate Prophecies of Agnes Nutter, Witch",
        null,
        null
    )]
    [InlineData("It", "It", null, null)]
    public void Read_TitleOfAList_IsReadWithItsSeries(string title, string plain, string? series, double? number)
    {
        var (draft, refusal) = WishReader.Read(title, ["Some Body"], null, null);
        Assert.Null(refusal);
        Assert.Equal((plain, series, (decimal?)number), (draft!.Title, draft.Series, draft.Number));
    }

    [Theory]
    [InlineData("=\"0575094141\"", "0575094141")]
    [InlineData("978-0-575-09414-1", "9780575094141")]
    [InlineData("=\"\"", null)]
    [InlineData("080442957x", "080442957X")]
    [InlineData("12345", null)]
    [InlineData("a1b2c3d4-0000-uid", null)]
    public void Read_Isbn_IsTakenAsSpreadsheetsProtectIt(string isbn, string? expected) =>
        Assert.Equal(expected, WishReader.Read("A Title", ["Some Body"], null, isbn).Draft!.Isbn);

    [Theory]
    [InlineData("", "A", null, "There is neither a title nor an ASIN.")]
    [InlineData("???", "A", null, "The title '???' has no letter or digit to look for.")]
    [InlineData("Dune", "", null, "'Dune' has no author. A title alone is too little to know a book by.")]
    [InlineData("Dune", "---", null, "'Dune' has no author. A title alone is too little to know a book by.")]
    [InlineData("", "", "B12", "'B12' is no ASIN: that is ten letters and digits, such as B002V1A0WE.")]
    [InlineData(
        "The Iron Gate Series: Books 1-3 Box Set",
        "A",
        null,
        "'The Iron Gate Series: Books 1-3 Box Set' is a collection. Wish for its volumes: a pack is taken by itself where it holds them."
    )]
    public void Read_WhatIsNoBook_IsRefusedInASentence(string title, string author, string? asin, string sentence)
    {
        var (draft, refusal) = WishReader.Read(title, [author], asin, null);
        Assert.Null(draft);
        Assert.Equal(sentence, refusal);
    }

    [Fact]
    public void Read_TooLong_IsRefused()
    {
        Assert.Contains("longer than 300", WishReader.Read(new string('a', 301), ["A"], null, null).Refusal, StringComparison.Ordinal);
        Assert.Contains("longer than 300", WishReader.Read("T", [new string('a', 301)], null, null).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AsinAloneOrWithATitleButNoAuthor_WaitsForAProvider()
    {
        Assert.Equal(
            ("", "B002V1A0WE"),
            (WishReader.Read(null, [], "b002v1a0we", null).Draft!.Title, WishReader.Read(null, [], "b002v1a0we", null).Draft!.Asin)
        );
        Assert.Equal("", WishReader.Read("Dune", [], "B002V1A0WE", null).Draft!.Title);
    }
}
