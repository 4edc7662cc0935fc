using MamCrawler.Core.Telemetry;

namespace MamCrawler.Core.Tests.Telemetry;

/// <summary><c>docs/telemetry.md</c> lists every event as the code writes it: who reads the log or writes a query looks there.</summary>
public sealed class EventDocumentTests
{
    [Fact]
    public void Telemetry_Page_ListsEveryEventWithItsLevelAndKeys()
    {
        var listed = File.ReadLines(Path.Combine(Root(), "docs", "telemetry.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length > 6 && int.TryParse(cells[1], out _))
            .Select(cells => string.Join(" | ", cells[1..5]));
        var written = EventCatalogue.All.Select(known =>
            $"{known.Id} | `{known.Name}` | {known.Level} | {string.Join(", ", known.Keys.Select(key => $"`{key}`"))}"
        );
        Assert.Equal(written, listed);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MamCrawler.Functions.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
