using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;

namespace MamCrawler.Core.Tests.Metadata;

/// <summary>The language of a book that names none, and what that leaves of the answers.</summary>
public sealed class LibraryLanguageTests
{
    [Fact]
    public void Fit_BookWithoutALanguage_LeavesOutOtherLanguagesThanTheLibrarys()
    {
        var language = Library("English", "en", "German");
        Assert.Equal("en", language.Majority.Code);
        Assert.Equal(["English", null], Fit(language, Book(), Facts("English"), Facts("de"), Facts(null)));
    }

    [Fact]
    public void Fit_BookNamesItsLanguage_LeavesTheJudgementToSameBook() =>
        Assert.Equal(["English", "de"], Fit(Library("English"), Book() with { Language = "German" }, Facts("English"), Facts("de")));

    [Fact]
    public void Fit_OwnAsinInAnotherLanguage_IsBelievedBeforeTheLibrary() =>
        Assert.Equal(
            ["german", "de"],
            Fit(Library("English"), Book() with { Asin = "B000000001" }, Facts("english"), Facts("german") with { Asin = "B000000001" }, Facts("de"))
        );

    [Fact]
    public void Fit_LibraryNamesNoLanguage_LeavesNothingOut() => Assert.Equal(["English", "de"], Fit(Library(), Book(), Facts("English"), Facts("de")));

    [Fact]
    public void Majority_AsManyOfTwo_IsTheSameEveryTime() => Assert.Equal("de", Library("English", "German").Majority.Code);

    private static LibraryLanguage Library(params string[] languages)
    {
        var library = new LibraryLanguage();
        foreach (var language in languages)
            library.Add(Book() with { Language = language });
        library.Add(Book());
        return library;
    }

    private static IEnumerable<string?> Fit(LibraryLanguage language, Book book, params BookFacts[] facts) =>
        language.Fit(book, [.. facts.Select(one => new ProviderFacts("GoogleBooks", one))]).Select(answer => answer.Facts.Language);

    private static Book Book() =>
        new()
        {
            Id = "item",
            Title = "The Iron Gate",
            Authors = ["Ada Quist"],
        };

    private static BookFacts Facts(string? language) =>
        new()
        {
            Title = "The Iron Gate",
            Authors = ["Ada Quist"],
            Language = language,
        };
}
