using System.Diagnostics;
using MamCrawler.Tests.Programs;

namespace MamCrawler.Infra.Tests;

/// <summary>The checks of <c>eng</c> that run on node with what <c>.ci/run</c> installed; a test is skipped where that is not there.</summary>
internal static class NodeCheck
{
    /// <summary>Runs <c>eng/NAME/check.mjs</c> over files.</summary>
    /// <returns>0 when all are good, 1 when some are not; and what it wrote.</returns>
    public static async Task<(int Code, string Output)> RunAsync(string name, params IReadOnlyList<string> files)
    {
        var modules = $"artifacts/{name}/node_modules";
        var node = InstalledProgram.Find("node");
        if (node is null)
            Assert.Skip($"node is not installed here, which runs eng/{name}/check.mjs.");
        if (!Directory.Exists(Repository.PathOf(modules)))
            Assert.Skip($"What eng/{name}/check.mjs needs is not in {modules}; .ci/run installs it.");
        var start = new ProcessStartInfo(node, [Repository.PathOf($"eng/{name}/check.mjs"), Repository.PathOf(modules), .. files])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
