using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Releases;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

public sealed class ReleaseRowReaderTests
{
    private static Release Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ReleaseRowReader.Read(document.RootElement);
    }

    [Fact]
    public void Read_FullRow_EveryMember()
    {
        var release = Read(
            """
            {"id":"9123","title":"The Iron Gate &amp; Other Doors","author_info":"{\"5\":\"Ann O&#039;Writer\"}","narrator_info":"{\"7\":\"Nora Reader\",\"8\":\"Ben Voice\"}",
             "series_info":"{\"1\":[\"Ashfall\",\"3\",3.0],\"2\":[\"Worlds of Ash\",\"\"]}","main_cat":"13","category":"41","mediatype":1,"lang_code":"eng","filetype":"m4b MP3","size":"1,016.2 MiB",
             "numfiles":"12","seeders":"33","added":"2024-05-06 07:08:09","tags":"64 kbps, Unabridged, 10 hrs 5 mins","browseflags":"36","vip":"1","vip_expire":1764115200,"free":"yes","fl_vip":1,
             "personal_freeleech":"0","my_snatched":true,"description":"<p>Chapterized. <b>Watermarked</b></p>","mediainfo":"{\"General\":{\"Duration\":\"36300.5\"},\"Audio1\":{\"BitRate\":\"64 000\"}}"}
            """
        );

        Assert.Equal((9123, "The Iron Gate & Other Doors"), (release.Id, release.Title));
        Assert.Equal(["Ann O'Writer"], release.Authors);
        Assert.Equal(["Nora Reader", "Ben Voice"], release.Narrators);
        Assert.Equal([("Ashfall", "3"), ("Worlds of Ash", "")], release.Series.Select(place => (place.Name, place.Sequence.Raw)));
        Assert.True(release.IsAudiobook);
        Assert.Equal((41, "ENG", 12, 33), (release.Category, release.LanguageCode, release.FileCount, release.Seeders));
        Assert.Equal(["m4b", "mp3"], release.FileTypes);
        Assert.Equal(1016.2, release.SizeBytes / 1048576d, 2);
        Assert.Equal(1016.15, release.SizeBytesLow / 1048576d, 3);
        Assert.Equal(1016.25, release.SizeBytesHigh / 1048576d, 3);
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero), release.Added);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1764115200), release.VipExpires);
        Assert.True(release is { FlaggedAbridged: true, Vip: true, Free: true, FreeForVip: true, PersonalFreeleech: false, Snatched: true });
        Assert.True(release.Facts is { StatedBitrate: 64, SaysUnabridged: true, SaysChapterised: true, SaysWatermarked: true });
        Assert.Equal(TimeSpan.FromSeconds(36300.5), release.Facts.StatedDuration);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"{}\"")]
    [InlineData("\"[]\"")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("0")]
    [InlineData("false")]
    [InlineData("\"{broken\"")]
    [InlineData("\"\\ud800\"")]
    public void Read_SpellingsOfNothing_AreNothing(string nothing)
    {
        var release = Read(
            $$"""{"id":1,"title":"A","author_info":{{nothing}},"narrator_info":{{nothing}},"series_info":{{nothing}},"mediainfo":{{nothing}},"tags":{{nothing}},"vip_expire":0}"""
        );

        Assert.Empty(release.Authors);
        Assert.Empty(release.Narrators);
        Assert.Empty(release.Series);
        Assert.Null(release.VipExpires);
        Assert.Null(release.Facts.StatedDuration);
    }

    [Theory]
    [InlineData("""{"1":"Ann Writer"}""")]
    [InlineData("\"{\\\"1\\\":\\\"Ann Writer\\\"}\"")]
    [InlineData("\"\\\"{\\\\\\\"1\\\\\\\":\\\\\\\"Ann Writer\\\\\\\"}\\\"\"")]
    [InlineData("""["Ann Writer"]""")]
    [InlineData("""[{"id":1,"name":"Ann Writer"}]""")]
    public void Read_PeoplePlainEncodedOnceOrTwice_AreTheSame(string people) =>
        Assert.Equal(["Ann Writer"], Read($$"""{"id":1,"title":"A","author_info":{{people}}}""").Authors);

    [Theory]
    [InlineData("""{"1":["Ashfall",3]}""", "3")]
    [InlineData("""{"1":["Ashfall"]}""", "")]
    [InlineData("""{"1":["Ashfall",null]}""", "")]
    [InlineData("""{"1":"Ashfall"}""", "")]
    [InlineData("""{"1":["Ashfall","1p2","x"]}""", "1p2")]
    public void Read_SeriesInOddShapes_KeepTheNumber(string series, string expected)
    {
        var place = Assert.Single(Read($$"""{"id":1,"title":"A","series_info":{{series}}}""").Series);

        Assert.Equal(("Ashfall", expected), (place.Name, place.Sequence.Raw));
    }

    [Theory]
    [InlineData("296.0 MiB", 295.95, 296.05)]
    [InlineData("1.1 GiB", 1075.2, 1177.6)]
    [InlineData("1,016.2 KiB", 0.99233, 0.99244)]
    [InlineData("3 GiB", 2560, 3584)]
    [InlineData("1048576", 1, 1)]
    [InlineData("nothing", 0, 0)]
    [InlineData("9e99 GiB", 0, 0)]
    [InlineData("12 parsecs", 0, 0)]
    public void Read_RoundedSize_IsAnInterval(string size, double lowMiB, double highMiB)
    {
        var release = Read($$"""{"id":1,"title":"A","size":"{{size}}"}""");

        Assert.Equal(lowMiB, release.SizeBytesLow / 1048576d, 4);
        Assert.Equal(highMiB, release.SizeBytesHigh / 1048576d, 4);
        Assert.InRange(release.SizeBytes, release.SizeBytesLow, release.SizeBytesHigh);
    }

    [Theory]
    [InlineData("""{"mediatype":2,"main_cat":13}""", false)]
    [InlineData("""{"mediatype":1}""", true)]
    [InlineData("""{"main_cat":"13"}""", true)]
    [InlineData("""{"main_cat":14}""", false)]
    [InlineData("{}", false)]
    public void Read_Category_TellsAudiobooks(string members, bool expected) =>
        Assert.Equal(
            expected,
            Read("""{"id":1,"title":"A",""" + members[1..].Replace("}", members.Length == 2 ? "\"x\":0}" : "}", StringComparison.Ordinal)).IsAudiobook
        );

    [Theory]
    [InlineData("[]")]
    [InlineData("\"row\"")]
    [InlineData("{}")]
    [InlineData("""{"id":0,"title":"A"}""")]
    [InlineData("""{"id":"abc","title":"A"}""")]
    [InlineData("""{"id":1}""")]
    [InlineData("""{"id":1,"title":"  "}""")]
    public void Read_RowWithoutIdOrTitle_IsShapeChanged(string json) =>
        Assert.Equal(FaultName.ShapeChanged, Assert.Throws<StopFaultException>(() => Read(json)).Fault.Name);

    [Fact]
    public void Read_RandomValues_NeverAnythingButTheNamedFault()
    {
        var random = new Random(31);
        string[] names =
        [
            "id",
            "title",
            "author_info",
            "narrator_info",
            "series_info",
            "size",
            "numfiles",
            "seeders",
            "added",
            "tags",
            "browseflags",
            "vip_expire",
            "mediainfo",
            "description",
            "filetype",
            "free",
        ];
        string[] values =
        [
            "1",
            "-1",
            "\"\"",
            "null",
            "true",
            "[]",
            "{}",
            "\"{\\\"1\\\":[[[]]]}\"",
            "\"[[[[[[[[[[1]]]]]]]]]]\"",
            "1e400",
            "99999999999999999999",
            "\"x\"",
            "[1,[2]]",
            "{\"1\":{}}",
            "\"<<<<>>>\"",
            "\"12:61:99 h 9999999 k\"",
        ];
        for (var round = 0; round < 20_000; round++)
        {
            var members = names.Where(_ => random.Next(3) > 0).Select(name => $"\"{name}\":{values[random.Next(values.Length)]}");
            try
            {
                Assert.True(Read("{" + string.Join(',', members) + "}").Id > 0);
            }
            catch (StopFaultException fault)
            {
                Assert.Equal(FaultName.ShapeChanged, fault.Fault.Name);
            }
        }
    }
}
