using System.CommandLine;
using System.CommandLine.Parsing;
using MamCrawler.Hosting.Doctoring;
using MamCrawler.Hosting.Settings;
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
        var vault = VaultOption.Create();
        var app = new Option<Uri?>("--app")
        {
            Description = "The address of the app in the cloud, to ask what it lacks itself.",
            HelpName = "URL",
            CustomParser = ReadAddress,
        };
        var command = new Command(
            "doctor",
            "Check settings, folders and every service. Exit code 1 when something is wrong. With --vault: those of the cloud, from here."
        )
        {
            json,
            vault,
            app,
        };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    var place = scope.PlaceOf(parsed, parsed.GetValue(vault));
                    var secrets = place.Vault is null ? scope.SecretsOf(place.Kept) : place.Kept;
                    var findings = await scope.ExamineAsync(place with { Kept = secrets }, place.File.Read, ct);
                    if (parsed.GetValue(app) is { } address)
                    {
                        findings = [.. findings, await AppHealth.AskAsync(address, ct)];
                    }

                    await (parsed.GetValue(json) ? CommandJson.WriteAsync(scope.Console.Output, findings) : WriteAsync(scope.Console, findings));
                    return findings.All(finding => finding.Good) ? ExitCode.Good : ExitCode.Wrong;
                }
            )
        );
        return command;
    }

    private static Uri? ReadAddress(ArgumentResult result)
    {
        if (
            Uri.TryCreate(result.Tokens.Single().Value, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && LoopbackAddress.Holds(address)))
        )
        {
            return address;
        }

        result.AddError("Write the app's whole address, such as https://APP.azurewebsites.net/.");
        return null;
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
                finding.Text
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
