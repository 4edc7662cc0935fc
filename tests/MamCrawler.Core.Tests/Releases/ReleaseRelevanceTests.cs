using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Releases;

public sealed class ReleaseRelevanceTests
{
    [Theory]
    [InlineData("J.R.R. Tolkien", "J R R Tolkien", true)]
    [InlineData("J.R.R. Tolkien", "Simon Tolkien", false)]
    [InlineData("Ann Writer", "Cy Coauthor; Ann Writer", true)]
    [InlineData("Ann Writer", "", false)]
    [InlineData("", "Ann Writer", false)]
    public void IsBy_OnlyItsAuthors(string author, string authors, bool expected) =>
        Assert.Equal(expected, ReleaseRelevance.IsBy(author, Listing.Row("A Life of Ann Writer", author: authors)));

    [Theory]
    [InlineData("The Iron Gate", "Ashfall #3", "Ann Writer", true)]
    [InlineData("The Iron Gate", "The Ashfall Saga", "Ann Writer", true)]
    [InlineData("The Iron Gate", "Ashfall: Night Watch #1", "Ann Writer", true)]
    [InlineData("The Iron Gate (Ashfall, Book 3)", "", "Ann Writer", true)]
    [InlineData("Ashfall 4", "", "Ann Writer", true)]
    [InlineData("The Iron Gate", "Ashfall #3", "", true)]
    [InlineData("The Iron Gate", "Ashfall #3", "Bob Other", false)]
    [InlineData("The Iron Gate", "Salt #3", "Ann Writer", false)]
    [InlineData("Ashfall and After", "", "Ann Writer", false)]
    public void IsInSeries_BySeriesFieldOrTitle(string title, string series, string author, bool expected) =>
        Assert.Equal(expected, ReleaseRelevance.IsInSeries(["Ashfall"], ["Ann Writer"], Listing.Row(title, series, author)));
}
