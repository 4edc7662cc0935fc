using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Tests.State;

public sealed class TableKeysTests
{
    [Theory]
    [InlineData("The Wandering Inn", "The Wandering Inn")]
    [InlineData("", "")]
    [InlineData("AC/DC", "AC~002fDC")]
    [InlineData("a\\b#c?d", "a~005cb~0023c~003fd")]
    [InlineData("tab\tand~mark", "tab~0009and~007emark")]
    [InlineData("50% | more", "50~0025 ~007c more")]
    [InlineData("Ünïcode 本 🎧", "Ünïcode 本 🎧")]
    public void Encode_Name_IsALegalKeyThatDecodesBack(string name, string key)
    {
        Assert.Equal(key, TableKeys.Encode(name));
        Assert.Equal(name, TableKeys.Decode(key));
    }

    [Fact]
    public void Encode_RandomNames_AreLegalAndDecodeBack()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 2000; round++)
        {
            var name = new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 0x100 : 0x10000))]);
            var key = TableKeys.Encode(name);
            TableLimits.CheckRow(new TableRow(key, key, new Dictionary<string, object>()));
            Assert.Equal(name, TableKeys.Decode(key));
        }
    }

    [Fact]
    public void Encode_NameTooLongForAKey_IsCutAndStaysDistinct()
    {
        var first = TableKeys.Encode(new string('/', 400) + "1");
        var second = TableKeys.Encode(new string('/', 400) + "2");
        Assert.NotEqual(first, second);
        Assert.True(first.Length <= TableLimits.MaximumKeyCharacters);
        Assert.Throws<FormatException>(() => TableKeys.Decode(first));
    }

    [Theory]
    [InlineData("a~")]
    [InlineData("a~00")]
    [InlineData("a~zzzz")]
    public void Decode_NotAnEncodedName_Throws(string key) => Assert.Throws<FormatException>(() => TableKeys.Decode(key));
}
