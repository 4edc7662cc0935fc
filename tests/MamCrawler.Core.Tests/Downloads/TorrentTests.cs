using System.Security.Cryptography;
using System.Text;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Downloads;

public sealed class TorrentTests
{
    [Fact]
    public void Read_SingleFile_HasItsHashNameAndSize()
    {
        var info = TestTorrent.SingleInfo("Café.m4b", 40_000);

        var torrent = Torrent.Read(File(TestTorrent.Write(info)));

        Assert.Equal(Sha1(BencodeWriter.Write(info)), torrent.InfoHash);
        Assert.Equal("Café.m4b", torrent.Name);
        Assert.True(torrent.IsSingleFile);
        Assert.False(torrent.IsVersion2Only);
        Assert.Equal(40_000, torrent.SizeBytes);
        Assert.Equal([new TorrentEntry("Café.m4b", 40_000)], torrent.Files);
    }

    [Fact]
    public void Read_SeveralFiles_NamesThemBelowTheRootAndLeavesPaddingOut()
    {
        var info = TestTorrent.MultipleInfo("Pack", [("1/a.mp3", 10), (".pad/16374", 16374), ("2/b.mp3", 20)]);
        ((Dictionary<string, object>)((List<object>)info["files"])[1])["attr"] = "p";

        var torrent = Torrent.Read(File(TestTorrent.Write(info)));

        Assert.False(torrent.IsSingleFile);
        Assert.Equal([new TorrentEntry("Pack/1/a.mp3", 10), new TorrentEntry("Pack/2/b.mp3", 20)], torrent.Files);
        Assert.Equal(30, torrent.SizeBytes);
    }

    [Fact]
    public void Read_InfoWithUnusualBytes_HashesThemAsTheyStand()
    {
        // Keys out of order and a number with leading zeros: written anew, they would give another hash.
        var info = Encoding.ASCII.GetBytes("d12:piece lengthi016384e4:name1:a6:lengthi1e6:pieces20:aaaaaaaaaaaaaaaaaaaa7:privatei1ee");

        var torrent = Torrent.Read(File([.. "d4:info"u8, .. info, .. "e"u8]));

        Assert.Equal(Sha1(info), torrent.InfoHash);
    }

    [Fact]
    public void Read_Version2Only_HasTheTruncatedHashAndTheFilesOfItsTree()
    {
        var info = Version2Info(new() { ["b"] = Directory(("two.mp3", 2)), ["a.mp3"] = Leaf(1) });

        var torrent = Torrent.Read(File(TestTorrent.Write(info)));

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(BencodeWriter.Write(info)))[..40], torrent.InfoHash);
        Assert.True(torrent.IsVersion2Only);
        Assert.Equal([new TorrentEntry("Name/a.mp3", 1), new TorrentEntry("Name/b/two.mp3", 2)], torrent.Files);
    }

    [Fact]
    public void Read_Version2SingleFile_HasNoFolder()
    {
        var torrent = Torrent.Read(File(TestTorrent.Write(Version2Info(new() { ["Name"] = Leaf(7) }))));

        Assert.True(torrent.IsSingleFile);
        Assert.Equal([new TorrentEntry("Name", 7)], torrent.Files);
    }

    [Fact]
    public void Read_Hybrid_KeepsTheVersion1Hash()
    {
        var info = TestTorrent.SingleInfo("Name", 7);
        info["meta version"] = 2;
        info["file tree"] = new Dictionary<string, object> { ["Name"] = Leaf(7) };

        var torrent = Torrent.Read(File(TestTorrent.Write(info)));

        Assert.Equal(Sha1(BencodeWriter.Write(info)), torrent.InfoHash);
        Assert.False(torrent.IsVersion2Only);
    }

    public static TheoryData<string, string> Refused =>
        new()
        {
            { "<!DOCTYPE html><html><body>Login</body></html>", "login page" },
            { "  \r\n<html>", "login page" },
            { "Error, you are not signed in", "login page" },
            { "", "not bencode" },
            { "\0\0\0", "not bencode" },
            { "i1e", "no info" },
            { "de", "no info" },
            { "d4:infoi1ee", "no info" },
            { "d4:infod4:name1:aee", "not marked private" },
            { "d4:infod7:privatei0eee", "not marked private" },
            { "d4:infod7:privatei1eee", "no name" },
            { "d4:infod4:name2:..7:privatei1eee", "no name" },
            { "d4:infod4:name3:a/b7:privatei1eee", "no name" },
            { "d4:infod4:name1:a7:privatei1eee", "no pieces" },
            { "d4:infod4:name1:a6:pieces0:7:privatei1eee", "length" },
            { "d4:infod6:lengthi-1e4:name1:a6:pieces0:7:privatei1eee", "length" },
            { "d4:infod6:lengthi9223372036854775807e4:name1:a6:pieces0:7:privatei1eee", "length" },
            { "d4:infod6:lengthi1e4:name1:a6:pieces0:7:privatei1eee", "piece length" },
            { "d4:infod6:lengthi1e4:name1:a12:piece lengthi0e6:pieces0:7:privatei1eee", "piece length" },
            { "d4:infod6:lengthi1e4:name1:a12:piece lengthi16384e6:pieces0:7:privatei1eee", "0 pieces" },
            { "d4:infod6:lengthi1e4:name1:a12:piece lengthi16384e6:pieces21:aaaaaaaaaaaaaaaaaaaaa7:privatei1eee", "pieces" },
            { "d4:infod5:filesle4:name1:a6:pieces0:7:privatei1eee", "no file" },
            { "d4:infod5:filesld6:lengthi1eee4:name1:a6:pieces0:7:privatei1eee", "path" },
            { "d4:infod5:filesld6:lengthi1e4:pathl2:..1:aeee4:name1:a6:pieces0:7:privatei1eee", "path" },
            { "d4:infod5:filesli1ee4:name1:a6:pieces0:7:privatei1eee", "path" },
            { "d4:infod12:meta versioni2e4:name1:a7:privatei1eee", "file tree" },
            { "d4:infod9:file treed1:bi1ee12:meta versioni2e4:name1:a7:privatei1eee", "file tree" },
            { "d4:infod9:file treede12:meta versioni2e4:name1:a7:privatei1eee", "no file" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Read_NotATorrent_IsTheNamedFault(string content, string reason)
    {
        var exception = Assert.Throws<StopFaultException>(() => Torrent.Read(File(Encoding.Latin1.GetBytes(content))));

        Assert.Equal(FaultName.NotATorrent, exception.Fault.Name);
        Assert.Contains(reason, exception.Fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MoreThanTenMebibytes_IsRefused()
    {
        var exception = Assert.Throws<StopFaultException>(() => Torrent.Read(File(new byte[Torrent.MaximumBytes + 1])));

        Assert.Contains("10 MiB", exception.Fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LongNamesInFrontOfManyFiles_StaysWithinItsMemory()
    {
        var info = TestTorrent.MultipleInfo(
            new string('n', 900),
            Enumerable.Range(0, 60_000).Select(index => (new string('d', 800) + "/" + index, 0L)).Take(11_000)
        );
        var before = GC.GetAllocatedBytesForCurrentThread();

        var exception = Assert.Throws<StopFaultException>(() => Torrent.Read(File(TestTorrent.Write(info))));

        Assert.Equal(FaultName.NotATorrent, exception.Fault.Name);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300L * 1024 * 1024);
    }

    /// <summary>Property: a damaged torrent is read or refused by name, never anything else.</summary>
    [Fact]
    public void Read_HostileTorrents_NeverThrowAnythingElse()
    {
        var random = new Random(77);
        byte[][] honest =
        [
            TestTorrent.Single("One.m4b", 50_000, 1),
            TestTorrent.Multiple("Pack", [("1/a.mp3", 10), ("2/b.mp3", 20)], 2),
            TestTorrent.Write(Version2Info(new() { ["b"] = Directory(("two.mp3", 2)), ["a.mp3"] = Leaf(1) })),
        ];
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = (byte[])honest[round % honest.Length].Clone();
            for (var damage = random.Next(1, 5); damage > 0; damage--)
                bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"0123456789delie:-"[random.Next(17)];
            try
            {
                Assert.Equal(40, Torrent.Read(File(bytes)).InfoHash.Length);
            }
            catch (StopFaultException exception)
            {
                Assert.Equal(FaultName.NotATorrent, exception.Fault.Name);
                Assert.DoesNotContain(TestTorrent.AnnounceKey, exception.ToString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void ToString_OfTorrentAndFile_NeverShowsTheAnnounceKey()
    {
        var file = File(TestTorrent.Single("One.m4b", 50_000));

        Assert.Equal("***", file.ToString());
        Assert.DoesNotContain(TestTorrent.AnnounceKey, Torrent.Read(file).ToString(), StringComparison.Ordinal);
    }

    private static Dictionary<string, object> Version2Info(Dictionary<string, object> tree) =>
        new()
        {
            ["name"] = "Name",
            ["meta version"] = 2,
            ["piece length"] = TestTorrent.PieceLength,
            ["file tree"] = tree,
            ["private"] = 1,
        };

    private static Dictionary<string, object> Directory(params (string Name, long Length)[] files) =>
        files.ToDictionary(file => file.Name, file => (object)Leaf(file.Length));

    private static Dictionary<string, object> Leaf(long length) => new() { [""] = new Dictionary<string, object> { ["length"] = length } };

    private static TorrentFile File(byte[] bytes) => new(bytes);

#pragma warning disable CA5350 // SHA-1 is what a v1 info-hash is.
    private static string Sha1(byte[] bytes) => Convert.ToHexStringLower(SHA1.HashData(bytes));
#pragma warning restore CA5350
}
