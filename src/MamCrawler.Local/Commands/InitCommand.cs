using System.CommandLine;
using MamCrawler.Core.State.Files;
using MamCrawler.Hosting.Doctoring;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Doctoring;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Commands;

/// <summary>
/// <c>init</c>: asks for each service, tests them all, and saves, also what failed: who asks may be offline. May be run again; what is there is the default of every question.
/// </summary>
internal static class InitCommand
{
    internal static Command Create(CommandScope scope)
    {
        var command = new Command(
            "init",
            "Ask for every service, test the answers, and save them, also those that fail. Answers may be piped in, one line each."
        );
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    var folder = scope.FolderOf(parsed);
                    var file = scope.SettingsOf(folder);
                    var answers = new AnsweredSecrets(new FileSecretStore(folder.Path));
                    var secrets = scope.SecretsOf(answers);
                    await scope.Console.Error.WriteLineAsync($"Settings of {folder.Path}. An empty answer keeps what stands in brackets.");
                    var settings = await AskAsync(new Questionnaire(scope.Console, secrets, answers), file.ReadStored(), ct);
                    await scope.Console.Error.WriteLineAsync("Testing:");
                    var doctor = new Doctor(
                        folder,
                        () => file.ReadAsIfWritten(settings),
                        inForce => scope.ContextOf(folder, inForce) with { Secrets = secrets },
                        scope.Composition
                    );
                    IReadOnlyList<Finding>? findings = null;
                    try
                    {
                        findings = await doctor.RunAsync(ct);
                        await DoctorCommand.WriteAsync(scope.Console, findings);
                    }
                    finally
                    {
                        // Whatever became of the tests, the person need not answer again.
                        await answers.SaveAsync(CancellationToken.None);
                        file.Write(settings);
                        await scope.Console.Error.WriteLineAsync(Saved(findings));
                    }

                    return findings.All(finding => finding.Good) ? ExitCode.Good : ExitCode.Wrong;
                }
            )
        );
        return command;
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

    private static async Task<LocalSettings> AskAsync(Questionnaire ask, LocalSettings old, CancellationToken ct) =>
        old with
        {
            Audiobookshelf = await LibraryAsync(ask, old.Audiobookshelf, ct),
            MyAnonamouse = await TrackerAsync(ask, old.MyAnonamouse, ct),
            QBittorrent = await ClientAsync(ask, old.QBittorrent, ct),
            Hardcover = await HardcoverAsync(ask, old.Hardcover, ct),
        };

    private static async Task<AudiobookshelfSettings> LibraryAsync(Questionnaire ask, AudiobookshelfSettings old, CancellationToken ct)
    {
        var address = await ask.AddressAsync("Audiobookshelf: address", old.BaseAddress, ct);
        await ask.SecretAsync("Audiobookshelf: API key (Settings, API Keys)", KnownSecrets.AudiobookshelfKey, ct);
        return old with
        {
            BaseAddress = address,
            LibraryId = await ask.TextAsync("Audiobookshelf: id of the library (empty: its only library of books)", old.LibraryId, ct),
        };
    }

    private static async Task<MyAnonamouseSettings> TrackerAsync(Questionnaire ask, MyAnonamouseSettings old, CancellationToken ct)
    {
        await ask.SecretAsync("MyAnonamouse: session mam_id (Preferences, Security; make one for this machine alone)", KnownSecrets.TrackerSession, ct);
        var asn = await ask.AskAsync(
            "MyAnonamouse: number of the ASN the session was made for (empty: made for an address)",
            old.SessionAsn,
            number => number?.ToString() ?? "",
            line => (int.TryParse(line.StartsWith("AS", StringComparison.OrdinalIgnoreCase) ? line[2..] : line, out var number), number),
            "Write the number, such as 3320.",
            ct
        );
        var address = asn is null ? await ask.TextAsync("MyAnonamouse: IP address the session was made for", old.SessionAddress ?? "", ct) : "";
        return old with { SessionAsn = asn, SessionAddress = address.Length > 0 ? address : null };
    }

    private static async Task<QBittorrentSettings> ClientAsync(Questionnaire ask, QBittorrentSettings old, CancellationToken ct)
    {
        var address = await ask.AddressAsync("qBittorrent: address of the Web UI", old.BaseAddress, ct);
        await ask.SecretAsync("qBittorrent: API key (5.2 and later; empty: use a password)", KnownSecrets.QBittorrentKey, ct);
        var user = await ask.TextAsync("qBittorrent: user", old.UserName, ct);
        await ask.SecretAsync("qBittorrent: password", KnownSecrets.QBittorrentPassword, ct);
        return old with { BaseAddress = address, UserName = user };
    }

    private static async Task<HardcoverSettings> HardcoverAsync(Questionnaire ask, HardcoverSettings old, CancellationToken ct)
    {
        var enabled = await ask.YesAsync("Hardcover: ask it as a witness", old.Enabled, ct);
        if (enabled)
        {
            await ask.SecretAsync("Hardcover: token (Settings, API)", KnownSecrets.HardcoverToken, ct);
        }

        return old with
        {
            Enabled = enabled,
        };
    }
}
