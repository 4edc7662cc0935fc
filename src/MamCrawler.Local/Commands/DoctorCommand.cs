using System.CommandLine;
using MamCrawler.Hosting.Doctoring;
using MamCrawler.Local.CommandLine;
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
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    var folder = scope.FolderOf(parsed);
                    var doctor = new Doctor(folder, scope.SettingsOf(folder).Read, settings => scope.ContextOf(folder, settings), scope.Composition);
                    var findings = await doctor.RunAsync(ct);
                    await (parsed.GetValue(json) ? CommandJson.WriteAsync(scope.Console.Output, findings) : WriteAsync(scope.Console, findings));
                    return findings.All(finding => finding.Good) ? ExitCode.Good : ExitCode.Wrong;
                }
            )
        );
        return command;
    }

    internal static async Task WriteAsync(CommandConsole console, IReadOnlyList<Finding> findings)
    {
        var table = new ResultTable(null, "", "Area", "Finding");
        foreach (var finding in findings)
        {
            table.Add(
                finding switch
                {
                    { Good: false } => "✗",
                    { Advises: true } => "!",
                    _ => "✓",
                },
                finding.Area,
                finding.Sentence
            );
        }

        await table.WriteAsync(console);
        var wrong = findings.Count(finding => !finding.Good);
        var advice = findings.Count(finding => finding is { Good: true, Advises: true });
        if (wrong > 0)
        {
            await console.Output.WriteLineAsync($"{wrong} of {findings.Count} {(wrong == 1 ? "needs" : "need")} you.");
        }
        else
        {
            await console.Output.WriteLineAsync(advice == 0 ? "All is well." : "All works; the lines with ! advise a change.");
        }
    }
}
