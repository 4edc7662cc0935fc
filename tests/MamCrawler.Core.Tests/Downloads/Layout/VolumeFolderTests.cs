using System.Text;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Layout;

namespace MamCrawler.Core.Tests.Downloads.Layout;

public sealed class VolumeFolderTests
{
    [Theory]
    [InlineData("Ann Author", "Saga", "3", "Title", "Ann Author/Saga/3 - Title")]
    [InlineData("Ann Author", "Saga", "", "Title", "Ann Author/Saga/Title")]
    [InlineData("Ann Author", "", "", "Title", "Ann Author/Title")]
    [InlineData("", "", "", "", "Unknown author/Untitled")]
    [InlineData("A/B", "..", "1", "What? \"Now\": <1/2> * C:\\x|y", "A-B/1 - What Now- 1-2 C--x-y")]
    [InlineData("J. R. R. Tolkien", "S.", "0.5", " Trailing dots... ", "J. R. R. Tolkien/S/0.5 - Trailing dots")]
    [InlineData("nul", "Com1", "", "aux.m4b", "_nul/_Com1/_aux.m4b")]
    [InlineData("A\u0000B\u200E", "C\tD\nE", "", "F\u00A0 G", "AB/C D E/F G")]
    public void Of_AnyNames_IsASafePath(string author, string series, string number, string title, string expected) =>
        Assert.Equal(expected, VolumeFolder.Of(new DownloadVolume("g", author, series, number, title)));

    [Fact]
    public void Safe_LongNames_AreCutBetweenCharacters()
    {
        var name = PathName.Safe(string.Concat(Enumerable.Repeat("😀é", 200)));

        Assert.InRange(Encoding.UTF8.GetByteCount(name), PathName.MaximumBytes - 6, PathName.MaximumBytes);
        Assert.DoesNotContain('\uFFFD', name);
    }

    /// <summary>Property: whatever comes in, what goes out is one harmless element, and safe already.</summary>
    [Fact]
    public void Safe_RandomText_IsHarmlessAndStable()
    {
        var random = new Random(5);
        for (var round = 0; round < 5000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(0, 40)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 0x10000))]);

            var name = PathName.Safe(text);

            Assert.DoesNotContain(name, letter => "/\\:*?\"<>|\0".Contains(letter));
            Assert.False(name is "." or ".." || name.EndsWith('.') || name.EndsWith(' ') || name.StartsWith('.'));
            Assert.Equal(name, PathName.Safe(name));
        }
    }
}
