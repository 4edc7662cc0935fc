using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Tests.Catalogues;

public sealed class StatedDateTests
{
    [Theory]
    [InlineData("2015-03-04", 2015, "2015-03-04")]
    [InlineData("2015-03-04T08:00:00Z", 2015, "2015-03-04")]
    [InlineData("March 4, 2015", 2015, "2015-03-04")]
    [InlineData("Mar 04, 2015", 2015, "2015-03-04")]
    [InlineData("4 March 2015", 2015, "2015-03-04")]
    [InlineData("2015-03", 2015, null)]
    [InlineData("March 2015", 2015, null)]
    [InlineData(" 2015 ", 2015, null)]
    public void Of_Date_IsAsPreciseAsStated(string text, int year, string? day) =>
        Assert.Equal((year, day), (StatedDate.Of(text)!.Value.Year, StatedDate.Of(text)!.Value.Day?.ToString("yyyy-MM-dd")));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("19??")]
    [InlineData("0000")]
    [InlineData("101-01-01")]
    [InlineData("2015-13-04")]
    [InlineData("2015-02-30T00:00:00Z")]
    [InlineData("9999-12-31")]
    [InlineData("n.d.")]
    public void Of_Junk_IsNothing(string? text) => Assert.Null(StatedDate.Of(text));
}
