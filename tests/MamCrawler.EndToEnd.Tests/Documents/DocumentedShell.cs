using System.Diagnostics;
using MamCrawler.Tests.Programs;

namespace MamCrawler.EndToEnd.Tests.Documents;

/// <summary>
/// Runs commands as a document has them, in a folder of its own. <c>mamcrawler</c> is the real one, with a data folder in place of a vault; <c>azd env set</c> keeps
/// what it is told.
/// </summary>
internal sealed class DocumentedShell : IDisposable
{
    private const string Prelude = """
        set -euo pipefail
        azd() { if [ "${1-} ${2-}" = "env set" ]; then printf '%s=%s\n' "$3" "$4" >> "$SETTINGS"; fi; }
        mamcrawler() {
          local words=()
          while [ $# -gt 0 ]; do if [ "$1" = --vault ]; then shift 2; else words+=("$1"); shift; fi; done
          dotnet exec "$MAMCRAWLER" "${words[@]}" --data "$DATA"
        }
        """;

    private readonly string root = Directory.CreateTempSubdirectory("mamcrawler-document-").FullName;

    public DocumentedShell() => Directory.CreateDirectory(Folder);

    /// <summary>Why tests with it are skipped; null when all it needs is installed.</summary>
    public static string? Missing { get; } =
        new[] { "bash", "openssl" }.Where(name => InstalledProgram.Find(name) is null).Select(name => $"{name} is not installed.").FirstOrDefault();

    /// <summary>Where the commands run.</summary>
    public string Folder => Path.Combine(root, "work");

    /// <summary>The data folder that <c>mamcrawler</c> works on.</summary>
    public string Data => Path.Combine(root, "data");

    /// <summary>What <c>azd env set</c> was told.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        File.Exists(SettingsFile)
            ? File.ReadAllLines(SettingsFile).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal)
            : new Dictionary<string, string>();

    private string SettingsFile => Path.Combine(root, "settings");

    /// <summary>Runs the commands; none may fail.</summary>
    public async Task RunAsync(string commands, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(InstalledProgram.Find("bash")!, ["-c", $"{Prelude}\n{commands}"])
        {
            WorkingDirectory = Folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment["SETTINGS"] = SettingsFile;
        start.Environment["DATA"] = Data;
        start.Environment["MAMCRAWLER"] = Path.Combine(AppContext.BaseDirectory, "mamcrawler.dll");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, $"{commands}\n{await output}\n{errors}");
    }

    public void Dispose() => Directory.Delete(root, recursive: true);
}
