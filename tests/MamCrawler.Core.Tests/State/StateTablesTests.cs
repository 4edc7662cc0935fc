using System.Reflection;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Tests.State;

/// <summary>No table is forgotten: not by the backup, and not by docs/state.md.</summary>
public sealed class StateTablesTests
{
    [Fact]
    public void All_EveryTableThatTheCodeNames_IsThere()
    {
        var named = typeof(StateTables)
            .Assembly.GetTypes()
            .Select(type => type.GetField("Table", BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .OfType<FieldInfo>()
            .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToArray();
        Assert.Contains("Downloads", named);
        Assert.All(
            named,
            name => Assert.True(StateTables.Find(name) is not null, $"Table {name} is not in {nameof(StateTables)}: say whether it belongs into a backup.")
        );
    }

    [Fact]
    public void All_EveryTable_IsDescribedInTheDocs()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "docs", "state.md")))
            directory = directory.Parent;
        if (directory is null)
            Assert.Skip("docs/state.md is not beside the tests.");
        var text = File.ReadAllText(Path.Combine(directory.FullName, "docs", "state.md"));
        Assert.All(StateTables.All.Where(table => table.Name != "Messages"), table => Assert.Contains($"`{table.Name}`", text, StringComparison.Ordinal));
    }
}
