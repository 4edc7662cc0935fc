using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Demo;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Tests.Demo;

public sealed class DemoShortTableTests
{
    [Theory]
    [InlineData("The only one: free; stated unabridged; 80 seeders.", "The only one")]
    [InlineData("Before 1223290 because its container is better: free; 64 kb/s.", "its container is better")]
    [InlineData(
        "A pack that fills 3 of the wanted volumes with one torrent. The only one: free.",
        "A pack that fills 3 of the wanted volumes with one torrent"
    )]
    [InlineData("nothing", "nothing")]
    public void Reason_Verdict_IsItsFirstClause(string verdict, string reason) => Assert.Equal(reason, DemoShortTable.Reason(verdict));

    [Fact]
    public void Ranges_NumbersThatFollowEachOther_AreFolded() => Assert.Equal("0.5, 1, 3-5, 7-8", DemoShortTable.Ranges([1, 0.5m, 4, 3, 5, 7, 8]));

    [Fact]
    public async Task WriteAsync_OneLineRowsAtATerminal_CutsTheWidestCells()
    {
        using var output = new StringWriter();
        var console = new CommandConsole(TextReader.Null, output, TextWriter.Null) { OutputIsTerminal = true };
        console.RichOutput.Profile.Width = 80;
        var table = new ResultTable(null, "Series", "Why") { OneLineRows = true };
        table.Add("Discworld", string.Concat(Enumerable.Repeat("a long reason ", 40)));
        await table.WriteAsync(console);
        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.All(lines, line => Assert.True(line.TrimEnd().Length <= 80, line));
        Assert.Contains("Discworld", lines[3], StringComparison.Ordinal);
        Assert.Contains("…", lines[3], StringComparison.Ordinal);
    }
}
