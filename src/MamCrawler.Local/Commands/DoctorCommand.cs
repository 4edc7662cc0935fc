using System.CommandLine;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Doctoring;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary><c>doctor</c>: checks everything and says in a sentence what is wrong and what to do.</summary>
internal static class DoctorCommand
{
    internal static Command Create(CommandScope scope)
    {
        var json = CommonOptions.Json();
        var command = new Command("doctor", "Check settings, folders and every service. Exit code 1 when something is wrong.") { json };
        command.SetAction(scope.Guard(async (parsed, ct) =>
        {
            var folder = scope.FolderOf(parsed);
            var doctor = new Doctor(
                folder, scope.SettingsOf(folder), settings => new LocalContext(folder, settings, scope.SecretsOf(folder), scope.Time), scope.Composition);
            var findings = await doctor.RunAsync(ct);
            await (parsed.GetValue(json) ? CommandJson.WriteAsync(scope.Console.Output, findings) : WriteAsync(scope.Console, findings));
            return findings.All(finding => finding.Good) ? ExitCode.Good : ExitCode.Wrong;
        }));
        return command;
    }

    internal static async Task WriteAsync(CommandConsole console, IReadOnlyList<Finding> findings)
    {
        var table = new ResultTable(null, "", "Area", "Finding");
        foreach (var finding in findings)
        {
            table.Add(finding.Good ? "✓" : "✗", finding.Area, finding.Sentence);
        }

        await table.WriteAsync(console);
        var wrong = findings.Count(finding => !finding.Good);
        await console.Output.WriteLineAsync(wrong == 0 ? "All is well." : $"{wrong} of {findings.Count} need you.");
    }
}
