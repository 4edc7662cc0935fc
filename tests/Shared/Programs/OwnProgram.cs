namespace MamCrawler.Tests.Programs;

/// <summary>
/// A program of this repository as its own project built it. A process that a test kills runs from there: the copy beside the tests is instrumented for coverage,
/// and one killed while it writes its hits down leaves a lock behind that makes the next one fail.
/// </summary>
internal static class OwnProgram
{
    /// <summary>The whole path of a project's assembly, built for the same configuration as the tests.</summary>
    /// <param name="project">The project's folder, as seen from the root: <c>src/MamCrawler.Local</c>.</param>
    /// <param name="assembly">Its file: <c>mamcrawler.dll</c>.</param>
    public static string Find(string project, string assembly)
    {
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var configuration = framework.Parent!;
        var root = configuration.Parent!.Parent!.Parent!.Parent!;
        var path = Path.Combine(root.FullName, project, "bin", configuration.Name, framework.Name, assembly);
        return File.Exists(path) ? path : throw new FileNotFoundException("It is not built; build the solution, not the tests alone.", path);
    }
}
