using MamCrawler.Core.Schedules;
using MamCrawler.Tests.Documents;

namespace MamCrawler.EndToEnd.Tests.Documents;

/// <summary>What goes on by itself is what docs/operations.md says, and every drill of the page can be run.</summary>
public sealed class OperationsTests
{
    private static readonly MarkdownDocument Page = new("docs/operations.md");

    [Fact]
    public void Timers_OfTheSchedules_AreThoseOfThePage()
    {
        var rows = Page.Section("what-goes-on-by-itself").Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        Assert.Equal(
            Schedules.All.Select(schedule => schedule.Name).Order(StringComparer.Ordinal),
            rows.Select(row => row.Split('`')[1]).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Drills_OfTheProgram_AreThoseOfThePage()
    {
        var program = SourceTree.Read("eng/drills/Program.cs");
        var drills = Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "eng", "drills"), "*Drill.cs")
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Where(name => name != "IDrill")
            .ToList();
        Assert.All(drills, drill => Assert.Contains($"new {drill}()", program, StringComparison.Ordinal));
        var names = drills.Select(drill => SourceTree.Read($"eng/drills/{drill}.cs").Split("public string Name => \"")[1].Split('"')[0]);
        Assert.All(names, name => Assert.Contains($"eng/drill.sh {name}\n", Page.Section(name), StringComparison.Ordinal));
    }
}
