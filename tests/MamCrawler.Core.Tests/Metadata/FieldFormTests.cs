using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Writing;

namespace MamCrawler.Core.Tests.Metadata;

/// <summary>The forms in which values are kept, compared and handed to a library.</summary>
public sealed class FieldFormTests
{
    [Theory]
    [InlineData("Gates", "3", "Gates #3")]
    [InlineData("Gates", null, "Gates")]
    [InlineData("Gates", "", "Gates")]
    [InlineData("C# Club", "1-3", "C## Club #1-3")]
    [InlineData("Foo #2", null, "Foo ##2")]
    [InlineData("Foo #2", "#3", "Foo ##2 ###3")]
    [InlineData("Foo #", "4", "Foo ## #4")]
    [InlineData("#", "#", "## ###")]
    public void SeriesText_AnyNameAndPosition_CanBeReadBack(string name, string? sequence, string text)
    {
        Assert.Equal(text, SeriesText.Of(name, sequence));
        Assert.Equal((name, string.IsNullOrEmpty(sequence) ? null : sequence), SeriesText.Read(text));
    }

    [Fact]
    public void SeriesText_RandomNamesAndPositions_CanBeReadBack()
    {
        var random = new Random(7);
        string Any(int most) => new([.. Enumerable.Range(0, random.Next(1, most)).Select(_ => "# a1"[random.Next(4)])]);
        for (var round = 0; round < 5_000; round++)
        {
            // A server trims its names.
            var (name, sequence) = (Any(8).Trim(), Any(5).Trim());
            if (name.Length > 0 && sequence.Length > 0)
                Assert.Equal((name, sequence), SeriesText.Read(SeriesText.Of(name, sequence)));
        }
    }

    [Theory]
    [InlineData("Words.", "Words.")]
    [InlineData("One.\nTwo.\r\n\r\nThree.", "One.\nTwo.\nThree.")]
    [InlineData("<p>One <b>bold</b> &amp; more</p><p>Two</p>", "One bold & more\nTwo")]
    [InlineData("a<br/>b<li>c", "a\nb\nc")]
    [InlineData("<script>alert(1)</script>Words<style>p{}</style>", "Words")]
    [InlineData("1 < 2 and 3 > 2", "1 < 2 and 3 > 2")]
    [InlineData("Words <unclosed", "Words")]
    [InlineData("<script>never closed", null)]
    [InlineData("&lt;b&gt;", "<b>")]
    [InlineData("  \n ", null)]
    [InlineData("!!!", null)]
    [InlineData("a\u0000b\u202Ec", "abc")]
    [InlineData(null, null)]
    public void DescriptionText_Read_IsItsWordsInLines(string? text, string? lines) => Assert.Equal(lines, DescriptionText.Read(text));

    [Fact]
    public void DescriptionText_TooLong_IsNone()
    {
        Assert.Null(DescriptionText.Read(new string('x', 12_001)));
        Assert.Null(DescriptionText.Read(new string('x', 200_000)));
        Assert.Equal("", DescriptionText.Plain(new string('x', 200_000)));
    }

    [Fact]
    public void DescriptionText_ToHtml_SaysTheSameWordsAndHasNoOtherMarkup()
    {
        var html = DescriptionText.ToHtml("1 < 2 & \"more\"\nTwo <b>");
        Assert.Equal("<p>1 &lt; 2 &amp; \"more\"</p><p>Two &lt;b&gt;</p>", html);
        Assert.Equal("1 < 2 & \"more\" Two <b>", DescriptionText.Plain(html));
    }

    [Theory]
    [InlineData("https://m.media-amazon.com/images/I/a.jpg", "https://m.media-amazon.com/images/I/a.jpg")]
    [InlineData("http://books.google.com/books/content?id=1&img=1#top", "https://books.google.com/books/content?id=1&img=1")]
    [InlineData("https://is1-ssl.mzstatic.com/image/a.jpg", "https://is1-ssl.mzstatic.com/image/a.jpg")]
    [InlineData("https://covers.openlibrary.org/b/id/1-L.jpg", "https://covers.openlibrary.org/b/id/1-L.jpg")]
    [InlineData("https://evil.example.org/a.jpg", null)]
    [InlineData("https://m.media-amazon.com.evil.example.org/a.jpg", null)]
    [InlineData("https://a.b.mzstatic.com/a.jpg", null)]
    [InlineData("https://user@m.media-amazon.com/a.jpg", null)]
    [InlineData("https://m.media-amazon.com:8443/a.jpg", null)]
    [InlineData("http://127.0.0.1/a.jpg", null)]
    [InlineData("ftp://m.media-amazon.com/a.jpg", null)]
    [InlineData("/a.jpg", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void CoverAddress_Read_IsHttpsAtAProvidersHost(string? text, string? address) => Assert.Equal(address, CoverAddress.Read(text));

    [Theory]
    [InlineData("li.with.dots.Publisher.12", "li.with.dots", MetadataField.Publisher, 12)]
    [InlineData("c2f1-4a.narrators.1", "c2f1-4a", MetadataField.Narrators, 1)]
    public void ChangeId_Read_IsItemFieldAndNumber(string text, string item, MetadataField field, int number) =>
        Assert.Equal(new ChangeId(item, field, number), ChangeId.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("li_1")]
    [InlineData("li_1.Publisher")]
    [InlineData("li_1.Nothing.1")]
    [InlineData("li_1.3.1")]
    [InlineData("li_1.Publisher.-1")]
    [InlineData("20260301T030000000-FillMetadata")]
    public void ChangeId_Read_NoName_IsNull(string text) => Assert.Null(ChangeId.Read(text));
}
