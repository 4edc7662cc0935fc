using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Tests.Catalogues;

public sealed class DescriptionTextTests
{
    [Theory]
    [InlineData("<p>One &amp; two.</p><p>Three<br/>four</p>", "One & two.\n\nThree\nfour")]
    [InlineData("  Plain\r\ntext\twith   blanks ", "Plain\ntext with blanks")]
    [InlineData("<b>Bold</b>er &lt;i&gt;encoded&lt;/i&gt;", "Bolder encoded")]
    [InlineData("Before<script>alert('x')</script>after<style>p{}</style>", "Beforeafter")]
    [InlineData("Before&lt;script&gt;alert(1)&lt;/script&gt;after", "Beforeafter")]
    [InlineData("Cut off <script>alert(1)", "Cut off")]
    [InlineData("A <!-- secret --> B <!-- open", "A B")]
    [InlineData("2 < 3 and 5 > 4", "2 3 and 5 4")]
    [InlineData("<a href=\"javascript:alert(1)\" onclick='x'>Link</a>", "Link")]
    [InlineData("Right\u202Eto\u200Bleft\u0007 bell", "Righttoleft bell")]
    [InlineData("<scr<script></script>ipt>alert(1)</script>", "iptalert(1)")]
    [InlineData("&amp;lt;b&amp;gt;", "&lt;b&gt;")]
    public void Of_Markup_IsPlainText(string html, string expected) => Assert.Equal(expected, DescriptionText.Of(html));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("<p><br></p> … !")]
    [InlineData("<style>p { color: red }</style>")]
    public void Of_NothingReadable_IsNothing(string? html) => Assert.Null(DescriptionText.Of(html));

    [Fact]
    public void Of_Anything_LeavesNoBracketAndStaysWithinBounds()
    {
        var random = new Random(7);
        string[] pieces = ["<", ">", "&lt;", "&gt;", "&#60;", "script", "/", "<!--", "-->", "<p>", " word ", "\n", "\uD800", "&amp;", "\"", "x"];
        for (var round = 0; round < 2000; round++)
        {
            var text = DescriptionText.Of(string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => pieces[random.Next(pieces.Length)])));
            Assert.False(text?.AsSpan().ContainsAny('<', '>', '\uD800') ?? false, text);
        }

        var endless = DescriptionText.Of(string.Concat(Enumerable.Repeat("<p>many words</p>", 100_000)))!;
        Assert.InRange(endless.Length, DescriptionText.Longest / 2, DescriptionText.Longest);
        Assert.EndsWith("…", endless, StringComparison.Ordinal);
        Assert.InRange(DescriptionText.Of(new string('x', 200_000))!.Length, DescriptionText.Longest / 2, DescriptionText.Longest);
    }

    [Fact]
    public void Of_TagsWithoutEnd_TakesNoTime() => Assert.Null(DescriptionText.Of(string.Concat(Enumerable.Repeat("<", 60_000))));
}
