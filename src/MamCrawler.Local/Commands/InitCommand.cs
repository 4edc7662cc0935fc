using System.CommandLine;
using MamCrawler.Core.Ports;
using MamCrawler.Hosting.Doctoring;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Doctoring;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Commands;

/// <summary>
/// <c>init</c>: asks for each service, tests them all, and saves, also what failed: who asks may be offline. May be run again; what is there is the default of every question. With a
/// vault the secrets go there, and the settings stay in a folder of their own until azd has brought them up.
/// </summary>
internal static class InitCommand
{
    internal static Command Create(CommandScope scope)
    {
        var vault = VaultOption.Create();
        var command = new Command(
            "init",
            "Ask for every service, test the answers, and save them, also those that fail. Answers may be piped in, one line each. With --vault the secrets go to the cloud."
        )
        {
            vault,
        };
        command.SetAction(scope.Guard((parsed, ct) => RunAsync(scope, scope.PlaceOf(parsed, parsed.GetValue(vault)), ct)));
        return command;
    }

    private static async Task<int> RunAsync(CommandScope scope, CommandPlace place, CancellationToken ct)
    {
        var answers = new AnsweredSecrets(place.Kept);
        ISecretStore secrets = place.Vault is null ? scope.SecretsOf(answers) : answers;
        await scope.Console.Error.WriteLineAsync(
            place.Vault is null
                ? $"Settings of {place.Folder.Path}. An empty answer keeps what stands in brackets."
                : $"Secrets of the vault {place.Vault}; settings of {place.Folder.Path}. An empty answer keeps what stands in brackets."
        );
        var settings = await new ServiceQuestions(new Questionnaire(scope.Console, secrets, answers), place.Vault is not null).AskAsync(place.Known(), ct);
        await scope.Console.Error.WriteLineAsync("Testing:");
        IReadOnlyList<Finding>? findings = null;
        try
        {
            findings = await scope.ExamineAsync(place with { Kept = secrets }, () => place.File.ReadAsIfWritten(settings), ct);
            await DoctorCommand.WriteAsync(scope.Console, findings);
        }
        finally
        {
            // Whatever became of the tests, the person need not answer again.
            await answers.SaveAsync(CancellationToken.None);
            place.File.Write(settings);
            await scope.Console.Error.WriteLineAsync(Saved(findings));
        }

        if (place.Vault is not null)
        {
            await TellAppAsync(scope.Console, place.File.ReadAsIfWritten(settings));
        }

        return findings.All(finding => finding.Good) ? ExitCode.Good : ExitCode.Wrong;
    }

    // The app does not see this folder: its settings are brought up by azd.
    private static async Task TellAppAsync(CommandConsole console, LocalSettings settings)
    {
        var variables = SettingsVariables.Of(settings);
        if (variables.Count == 0)
        {
            return;
        }

        await console.Error.WriteLineAsync("The secrets are in the vault. The app gets these settings from azd:");
        foreach (var (name, value) in variables)
        {
            await console.Output.WriteLineAsync($"azd env set {name} '{value.Replace("'", "'\\''", StringComparison.Ordinal)}'");
        }

        await console.Output.WriteLineAsync("azd provision");
    }

    private static string Saved(IReadOnlyList<Finding>? findings)
    {
        if (findings is null)
        {
            return "The answers are saved untested: the tests did not end. 'mamcrawler doctor' tests them.";
        }

        if (findings.Any(finding => finding is { Good: false, Area: Doctor.SettingsArea }))
        {
            return "The answers are saved, but no service was tested, because the settings are not good. Answer again with 'mamcrawler init'.";
        }

        if (findings.Any(finding => finding.Area == Doctor.MissingArea))
        {
            return "The answers are saved, but something is still missing, and what needs it was not tested. Answer again with 'mamcrawler init'; 'mamcrawler doctor' tests it all.";
        }

        var failed = findings.Where(finding => !finding.Good).Select(finding => finding.Area).Distinct().ToArray();
        return failed.Length == 0
            ? "All tests passed; the answers are saved."
            : $"The answers are saved, but these tests failed: {string.Join(", ", failed)}. Mend what the findings name and test again with 'mamcrawler doctor', or answer again with 'mamcrawler init'.";
    }
}
