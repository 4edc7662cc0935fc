using System.Diagnostics;
using System.Text;
using MamCrawler.Core.Downloads.Bencode;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Downloads.Bencode;

public sealed class BencodeReaderTests
{
    [Theory]
    [InlineData("i0e", 0)]
    [InlineData("i42e", 42)]
    [InlineData("i-42e", -42)]
    [InlineData("i-0e", 0)]
    [InlineData("i007e", 7)]
    [InlineData("i9223372036854775807e", long.MaxValue)]
    public void Read_NumberInAFormThatRealClientsAccept_IsRead(string text, long expected)
    {
        var value = Read(text);

        Assert.Equal(BencodeKind.Number, value.Kind);
        Assert.Equal(expected, value.Number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("e")]
    [InlineData("ie")]
    [InlineData("i-e")]
    [InlineData("i+1e")]
    [InlineData("i1")]
    [InlineData("i1.5e")]
    [InlineData("i9223372036854775808e")]
    [InlineData("i99999999999999999999999999e")]
    [InlineData("5:abc")]
    [InlineData("-1:a")]
    [InlineData("99999999999999999999:a")]
    [InlineData("2147483648:a")]
    [InlineData("3")]
    [InlineData("l")]
    [InlineData("li1e")]
    [InlineData("d")]
    [InlineData("di1e1:ae")]
    [InlineData("d1:a")]
    [InlineData("d1:ae")]
    [InlineData("<html>")]
    public void Read_NotBencode_IsTheNamedException(string text)
    {
        var exception = Assert.Throws<BencodeException>(() => Read(text));

        Assert.InRange(exception.Offset, 0, text.Length);
    }

    [Fact]
    public void Read_Dictionary_KeepsTheBytesOfEachValueAsTheyStand()
    {
        var root = Read("d4:infod6:lengthi007e4:name1:aee");

        Assert.Equal("d6:lengthi007e4:name1:ae", Encoding.UTF8.GetString(root.Find("info", BencodeKind.Dictionary)!.Raw.Span));
    }

    [Fact]
    public void Find_KeyThatStandsTwiceAndOutOfOrder_TakesTheFirst()
    {
        var root = Read("d1:zi1e1:ai2e1:zi3ee");

        Assert.Equal(1, root.Find("z", BencodeKind.Number)!.Number);
        Assert.Equal(2, root.Find("a", BencodeKind.Number)!.Number);
        Assert.Null(root.Find("z", BencodeKind.Bytes));
        Assert.Null(root.Find("q", BencodeKind.Number));
    }

    [Fact]
    public void Read_BytesBehindTheEnd_AreIgnored() => Assert.Equal("spam", Read("4:spam\r\n").Text);

    [Fact]
    public void Read_KeysThatAreNotUtf8_StayApart()
    {
        var root = BencodeReader.Read((byte[])[(byte)'d', (byte)'1', (byte)':', 0xFE, .. "i1e"u8, (byte)'1', (byte)':', 0xFF, .. "i2ee"u8]);

        Assert.Equal(2, root.Entries.Select(entry => entry.Key).Distinct().Count());
    }

    [Theory]
    [InlineData('l', BencodeReader.MaximumDepth, true)]
    [InlineData('l', BencodeReader.MaximumDepth + 1, false)]
    [InlineData('l', 10_000_000, false)]
    public void Read_Nesting_IsBounded(char open, int depth, bool readable)
    {
        var bytes = new byte[depth * 2 + 2];
        bytes.AsSpan(0, depth + 1).Fill((byte)open);
        bytes.AsSpan(depth + 1).Fill((byte)'e');

        if (readable)
            Assert.Equal(BencodeKind.List, BencodeReader.Read(bytes).Kind);
        else
            Assert.Throws<BencodeException>(() => BencodeReader.Read(bytes));
    }

    [Fact]
    public void Read_TenMebibytesOfTinyValues_StopsWithinItsBounds()
    {
        var bytes = new byte[10 * 1024 * 1024];
        bytes[0] = (byte)'l';
        for (var index = 1; index + 1 < bytes.Length; index += 2)
            (bytes[index], bytes[index + 1]) = ((byte)'0', (byte)':');
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<BencodeException>(() => BencodeReader.Read(bytes));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200L * 1024 * 1024);
    }

    /// <summary>Property: whatever the writer writes is read back byte for byte.</summary>
    [Fact]
    public void Read_RandomValues_ComeBackAsWritten()
    {
        var random = new Random(1871);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = BencodeWriter.Write(RandomValue(random, 0));

            var value = BencodeReader.Read(bytes);

            Assert.Equal(bytes, value.Raw.ToArray());
            Assert.Equal(bytes, Rewrite(value));
        }
    }

    /// <summary>Property: damaged or random input gives a value or the named exception, soon.</summary>
    [Fact]
    public void Read_HostileInput_NeverThrowsAnythingElse()
    {
        var random = new Random(404);
        var started = Stopwatch.GetTimestamp();
        for (var round = 0; round < 20_000; round++)
            ReadOrRefuse(Hostile(random));

        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }

    private static void ReadOrRefuse(byte[] bytes)
    {
        try
        {
            Assert.InRange(BencodeReader.Read(bytes).Raw.Length, 1, bytes.Length);
        }
        catch (BencodeException exception)
        {
            Assert.InRange(exception.Offset, 0, bytes.Length);
        }
    }

    private static byte[] Hostile(Random random)
    {
        if (random.Next(3) == 0)
        {
            var alphabet = "ilde0123456789:-ab"u8.ToArray();
            return [.. Enumerable.Range(0, random.Next(200)).Select(_ => alphabet[random.Next(alphabet.Length)])];
        }
        var bytes = BencodeWriter.Write(RandomValue(random, 0)).ToList();
        for (var damage = random.Next(1, 6); damage > 0 && bytes.Count > 0; damage--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(3))
            {
                case 0:
                    bytes[place] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(place);
                    break;
                default:
                    bytes.Insert(place, (byte)random.Next(256));
                    break;
            }
        }
        return [.. bytes];
    }

    private static object RandomValue(Random random, int depth) =>
        random.Next(depth > 5 ? 2 : 4) switch
        {
            0 => random.NextInt64(long.MinValue + 1, long.MaxValue),
            1 => Enumerable.Range(0, random.Next(20)).Select(_ => (byte)random.Next(256)).ToArray(),
            2 => Enumerable.Range(0, random.Next(5)).Select(_ => RandomValue(random, depth + 1)).ToList(),
            _ => Enumerable.Range(0, random.Next(5)).ToDictionary(key => $"{(char)('a' + key)}{random.Next(100)}", _ => RandomValue(random, depth + 1)),
        };

    private static byte[] Rewrite(BencodeValue value) => BencodeWriter.Write(Plain(value));

    private static object Plain(BencodeValue value) =>
        value.Kind switch
        {
            BencodeKind.Number => value.Number,
            BencodeKind.Bytes => value.Bytes.ToArray(),
            BencodeKind.List => value.Items.Select(Plain).ToList(),
            _ => value.Entries.ToDictionary(entry => entry.Key, entry => Plain(entry.Value)),
        };

    private static BencodeValue Read(string text) => BencodeReader.Read(Encoding.UTF8.GetBytes(text));
}
