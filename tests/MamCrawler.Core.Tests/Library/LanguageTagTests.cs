using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Library;

public sealed class LanguageTagTests
{
    [Theory]
    [InlineData("English", "en")]
    [InlineData("en-GB", "en")]
    [InlineData("ENG", "en")]
    [InlineData(" english ", "en")]
    [InlineData("Deutsch", "de")]
    [InlineData("Portuguese (Brazil)", "pt")]
    [InlineData("Klingon", "klingon")]
    [InlineData("Unknown", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Of_AnySpelling_IsTheLanguage(string? text, string code) => Assert.Equal(code, LanguageTag.Of(text).Code);

    [Fact]
    public void Contradicts_Unknown_ContradictsNothing()
    {
        Assert.True(LanguageTag.Of("German").Contradicts(LanguageTag.Of("en")));
        Assert.False(LanguageTag.Of(null).Contradicts(LanguageTag.Of("en")));
    }
}
