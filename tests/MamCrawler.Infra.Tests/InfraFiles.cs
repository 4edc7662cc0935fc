using MamCrawler.Infra.Tests.Bicep;

namespace MamCrawler.Infra.Tests;

/// <summary>The Bicep files of <c>infra</c>, read once.</summary>
internal static class InfraFiles
{
    /// <summary>By their paths from the root of the repository.</summary>
    public static IReadOnlyDictionary<string, BicepFile> All { get; } =
        Repository.Files("infra", "*.bicep").ToDictionary(path => path, path => BicepFile.Parse(Repository.Read(path)));

    /// <summary>Every expression of every file.</summary>
    public static IEnumerable<BicepExpression> Expressions => All.Values.SelectMany(file => file.Expressions);

    public static BicepFile Main => All["infra/main.bicep"];

    public static BicepFile Module(string name) => All[$"infra/modules/{name}.bicep"];
}
