using System.Text.Json;
using MamCrawler.Core.Releases;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

public sealed class ReleaseFactsReaderTests
{
    private static ReleaseFacts Tags(string tags) => ReleaseFactsReader.Read("A Title", tags, null, null);

    private static ReleaseFacts Described(string html) => ReleaseFactsReader.Read("A Title", "", html, null);

    private static ReleaseFacts Measured(string mediaInfo, string tags = "")
    {
        using var document = JsonDocument.Parse(mediaInfo);
        return ReleaseFactsReader.Read("A Title", tags, null, document.RootElement);
    }

    [Theory]
    [InlineData("64 kbps", 64)]
    [InlineData("64Kbps chapter", 64)]
    [InlineData("~63kbps", 63)]
    [InlineData("63K, chapterized", 63)]
    [InlineData("128kpbs", 128)]
    [InlineData("64kps, MP3", 64)]
    [InlineData("192 kbs retail", 192)]
    [InlineData("MP3 128 kbit/s", 128)]
    [InlineData("M4B 256K@44kHz", 256)]
    [InlineData("125 Kbps, CBR, 44.1 KHz", 125)]
    [InlineData("Bit Rate: 123kbps", 123)]
    [InlineData("126.5 kb/s", 126)]
    [InlineData("44.1 kHz stereo", null)]
    [InlineData("48000 bitrate", null)]
    [InlineData("64-128 kbps", null)]
    [InlineData("$100k heist", null)]
    [InlineData("5000 kbps", null)]
    [InlineData("bitrate:various", null)]
    [InlineData("", null)]
    public void Read_BitrateInTags_InKilobits(string tags, int? expected) => Assert.Equal(expected, Tags(tags).StatedBitrate);

    [Theory]
    [InlineData("16hrs 13mins", 973)]
    [InlineData("10 hrs and 4 mins", 604)]
    [InlineData("Listening Length : 12 Hours and 32 Minutes", 752)]
    [InlineData("16h 07m", 967)]
    [InlineData("14 h 30 min", 870)]
    [InlineData("11 hrs", 660)]
    [InlineData("Duration 1 hour and 51 minutes", 111)]
    [InlineData("Length: 10:47:33", 647)]
    [InlineData("Runtime 95 min", 95)]
    [InlineData("12 Std. 5 Min", 725)]
    [InlineData("Release Date 07-17-25", null)]
    [InlineData("2018, Unabridged", null)]
    [InlineData("", null)]
    public void Read_DurationInTags_InMinutes(string tags, int? expected) =>
        Assert.Equal(expected, Tags(tags).StatedDuration is { } duration ? (int)duration.TotalMinutes : null);

    [Theory]
    [InlineData("<p>He waited 3 hours and 20 minutes. <br/>Length: 11 hrs and 25 mins</p>", 685)]
    [InlineData("<p>He waited 3 hours and 20 minutes.</p>", null)]
    public void Read_DurationInDescription_OnlyBehindALabel(string html, int? expected) =>
        Assert.Equal(expected, Described(html).StatedDuration is { } duration ? (int)duration.TotalMinutes : null);

    [Theory]
    [InlineData("Unabridged", true, false)]
    [InlineData("UNB, mp3", true, false)]
    [InlineData("Ungekürzt", true, false)]
    [InlineData("abridged", false, true)]
    [InlineData("Gekürzte Lesung", false, true)]
    [InlineData("unabridged (not abridged)", true, false)]
    [InlineData("bridge", false, false)]
    public void Read_Abridgement_AsStated(string tags, bool unabridged, bool abridged) =>
        Assert.Equal((unabridged, abridged), (Tags(tags).SaysUnabridged, Tags(tags).SaysAbridged));

    [Fact]
    public void Read_OtherTags_AsStated()
    {
        Assert.True(Tags("Chaptered").SaysChapterised);
        Assert.True(Tags("Single file").SaysSingleFile);
        Assert.True(Tags("Split by Story").SaysSplit);
        Assert.True(Tags("Graphic Audio 2025").SaysDramatised);
        Assert.True(Tags("complete series").SaysPack);
        Assert.True(Tags("Novels #4, 5, 7").SaysPack);
        Assert.True(Tags("watermarked").SaysWatermarked);
        Assert.False(Tags("no watermark").SaysWatermarked);
        Assert.Equal("five", Tags("m4b, book five, LitRPG").StatedVolume);
        Assert.Equal(ReleaseFacts.None, Tags("Fantasy, adventure"));
    }

    [Fact]
    public void Read_Description_ItsWordsAndNotItsStory()
    {
        Assert.True(Described("A <i>dramatized</i> adaptation with a full cast").SaysDramatised);
        Assert.True(Described("This collection contains books 1-4").SaysPack);
        Assert.True(Described("Embedded chapters; has chapters").SaysChapterised);
        Assert.False(Described("In this chapter of her life, book 3 in the complete series").SaysChapterised);
        Assert.False(Described("Book 3 in the complete series").SaysPack);
        Assert.Null(Described("a $100k heist at 64 k").StatedBitrate);
        Assert.Equal(64, Described("Bitrate: 64 kbps").StatedBitrate);
    }

    [Theory]
    [InlineData("""{"General":{"Duration":"10 h 47 min"},"Audio1":{"BitRate":"64.0 kb/s"}}""", 647, 64.0)]
    [InlineData("""{"General":{"Duration":"38820.123"},"Audio1":{"BitRate":"63999"}}""", 647, 63.999)]
    [InlineData("""{"General":{"Duration":38820123},"Audio1":{"BitRate":128000}}""", 647, 128.0)]
    [InlineData("""{"General":{"Duration":"10:47:00"},"Audio":{"BitRate":"128 kb/s"}}""", 647, 128.0)]
    [InlineData("""{"General":{"Duration":"x","OverallBitRate":"128000"}}""", null, 128.0)]
    [InlineData("""{"General":[],"Audio1":{"BitRate":"1"}}""", null, null)]
    public void Read_MediaInfo_OutranksTags(string mediaInfo, int? minutes, double? bitrate)
    {
        var facts = Measured(mediaInfo, "");

        Assert.Equal(minutes, facts.StatedDuration is { } duration ? (int)duration.TotalMinutes : null);
        Assert.Equal(bitrate, facts.StatedBitrate);
        if (bitrate is not null)
            Assert.Equal(bitrate, Measured(mediaInfo, "32 kbps").StatedBitrate);
    }

    [Fact]
    public void Read_HostileText_StaysBounded()
    {
        foreach (
            var hostile in new[]
            {
                new string('<', 1_000_000),
                new string('1', 1_000_000),
                string.Concat(Enumerable.Repeat("1 h ", 200_000)),
                string.Concat(Enumerable.Repeat("length ", 100_000)),
                string.Concat(Enumerable.Repeat("books 1,", 100_000)),
            }
        )
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            Assert.Equal(Described(hostile), Described(hostile));
            Assert.Equal(Tags(hostile[..20_000]), Tags(hostile[..20_000]));
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{hostile[..10]} took {clock.Elapsed}");
        }
    }
}
