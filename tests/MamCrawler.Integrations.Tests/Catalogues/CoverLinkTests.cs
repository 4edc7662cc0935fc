using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Tests.Catalogues;

public sealed class CoverLinkTests
{
    private static readonly Uri Service = new("https://books.example/");

    [Theory]
    [InlineData("http://books.google.com/content?id=1&zoom=1", "https://books.google.com/content?id=1&zoom=1")]
    [InlineData("https://is1-ssl.mzstatic.com/image/a.jpg", "https://is1-ssl.mzstatic.com/image/a.jpg")]
    [InlineData("https://books.google.com.evil.example/a.jpg", null)]
    [InlineData("https://evilmzstatic.com/a.jpg", null)]
    [InlineData("https://user@books.google.com/a.jpg", null)]
    [InlineData("https://books.google.com:8443/a.jpg", null)]
    [InlineData("http://192.168.1.1/admin", null)]
    [InlineData("http://127.0.0.1/admin", null)]
    [InlineData("http://localhost/admin", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("/relative.jpg", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Of_Link_LeadsToTheCataloguesOwnHostsOnly(string? link, string? expected) =>
        Assert.Equal(expected, CoverLink.Of(link, Service, "books.google.com", ".mzstatic.com")?.AbsoluteUri);

    [Theory]
    [InlineData("http://127.0.0.1:4000/a.jpg", true)]
    [InlineData("http://127.0.0.1:4001/a.jpg", false)]
    public void Of_SimulatedService_ItsOwnPortCounts(string link, bool expected) =>
        Assert.Equal(expected, CoverLink.Of(link, new Uri("http://127.0.0.1:4000/"), ".mzstatic.com") is not null);

    [Fact]
    public void Of_EndlessLink_IsNone() => Assert.Null(CoverLink.Of($"https://books.google.com/{new string('a', 2000)}", Service, "books.google.com"));
}
