using System.CommandLine;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Demo;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.Commands;

/// <summary><c>demo</c>: the main job on simulators, from the library to the torrent client, in under a minute.</summary>
internal static class DemoCommand
{
    internal static Command Create(CommandScope scope)
    {
        var json = CommonOptions.Json();
        var traps = new Option<bool>("--traps") { Description = "Put nine owned books with misleading fields among the others." };
        var output = new Option<string>("--output")
        {
            Description = "The folder for the report, the list of gaps and the state.",
            HelpName = "DIR",
            DefaultValueFactory = _ => "demo-output",
        };
        var command = new Command("demo", "Run the main job against simulators on loopback; nothing outside this machine is asked.") { json, traps, output };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    var folder = DemoFolder.Prepare(parsed.GetValue(output)!);
                    var options = new DemoOptions(parsed.GetValue(traps), folder.Root, scope.Environment.GetValueOrDefault("PATH"));
                    var run = new DemoRun(options, folder, scope.Composition, scope.Time);
                    var findings = await new ScanProgressDisplay(scope.Console, quiet: parsed.GetValue(json)).RunAsync(show => run.RunAsync(show, ct));
                    await DemoFiles.WriteAsync(folder, findings, ct);
                    await (
                        parsed.GetValue(json)
                            ? CommandJson.WriteAsync(scope.Console.Output, findings.Result)
                            : DemoText.WriteAsync(scope.Console, folder, findings)
                    );
                    return await JudgeAsync(scope.Console, findings);
                }
            )
        );
        return command;
    }

    private static async Task<int> JudgeAsync(CommandConsole console, DemoFindings findings)
    {
        foreach (var fault in findings.Summary.Faults)
        {
            await console.Error.WriteLineAsync($"{fault.Service}: {fault.Sentence}");
        }

        foreach (var violation in findings.Violations)
        {
            await console.Error.WriteLineAsync($"A rule was broken. {violation}");
        }

        var unpushed = findings.Downloads.Count - findings.Result.Pushed;
        if (unpushed > 0)
        {
            await console.Error.WriteLineAsync($"{Texts.Count(unpushed, "download")} did not reach the torrent client; the report says why.");
        }

        return findings.Summary.Faults.Count + findings.Violations.Count + unpushed == 0 ? ExitCode.Good : ExitCode.Wrong;
    }
}
