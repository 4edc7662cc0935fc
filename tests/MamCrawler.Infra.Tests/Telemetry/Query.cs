using System.Text.RegularExpressions;

namespace MamCrawler.Infra.Tests.Telemetry;

/// <summary>A KQL query of the workbook or of an alert, with what it expects of the events.</summary>
internal sealed partial record Query(string Path, string Text)
{
    public static IReadOnlyList<Query> Alerts { get; } = Read("infra/alerts");

    public static IReadOnlyList<Query> Workbook { get; } = Read("infra/workbook");

    public static IReadOnlyList<Query> All { get; } = [.. Alerts, .. Workbook];

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The events it selects by the beginning of the message.</summary>
    public IReadOnlyList<string> Events => [.. Event().Matches(Text).Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>Every name of an event in it, selected or compared with.</summary>
    public IReadOnlyList<string> Mentioned => [.. Events, .. Compared().Matches(Text).Select(match => match.Groups[1].Value)];

    /// <summary>The regular expressions that cut values out of messages.</summary>
    public IReadOnlyList<string> Patterns => [.. Pattern().Matches(Text).Select(match => match.Groups[1].Value).Distinct()];

    private static Query[] Read(string folder) => [.. Repository.Files(folder, "*.kql").Select(path => new Query(path, Repository.Read(path)))];

    [GeneratedRegex("""message startswith "([^" ]+) ?["]""")]
    private static partial Regex Event();

    [GeneratedRegex("""event == "([^"]+)["]""")]
    private static partial Regex Compared();

    [GeneratedRegex(@"extract\(@'([^']+)', 1, (?:message|said)\)")]
    private static partial Regex Pattern();
}
