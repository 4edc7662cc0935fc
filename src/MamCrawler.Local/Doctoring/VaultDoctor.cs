using MamCrawler.Core.Faults;
using MamCrawler.Hosting.Doctoring;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Doctoring;

/// <summary>
/// Checks a deployment in the cloud from a person's machine: its settings, which of its secrets are in the vault, and the services that can be reached from here with them. The tracker is
/// never asked: one deployment owns an account (rules.md 5), and its session is made for where the app goes out.
/// </summary>
/// <param name="vault">The vault's name.</param>
/// <param name="readSettings">The settings to check; a fault of reading them is a finding.</param>
/// <param name="contextOf">What the services are composed from.</param>
/// <param name="composition">Composes them.</param>
internal sealed class VaultDoctor(string vault, Func<LocalSettings> readSettings, Func<LocalSettings, LocalContext> contextOf, ICompositionRoot composition)
{
    private const string VaultArea = "Key Vault";

    internal async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        if (Doctor.ReadSettings(readSettings, findings) is not { } settings)
        {
            return findings;
        }

        var context = contextOf(settings);
        var missing = await Doctor.MissingAsync(context, findings, cancellationToken);
        findings.Insert(1, await LookAsync(context, cancellationToken));
        await using var services = await composition.ComposeAsync(context, cancellationToken);
        foreach (var check in services.Checks.Where(check => missing.All(part => (part.Service & check.Needs) == 0)))
        {
            if (check.NeedsLane)
            {
                findings.Add(
                    new Finding(check.Area, true, "It is not asked from here: only the app speaks to it. Ask the app's own doctor (POST /api/doctor).")
                    {
                        Advises = true,
                    }
                );
                continue;
            }

            await Doctor.ProbeAsync(check, findings, cancellationToken);
        }

        return findings;
    }

    private async Task<Finding> LookAsync(LocalContext context, CancellationToken cancellationToken)
    {
        try
        {
            var there = new List<string>();
            foreach (var name in NeededSecrets.Of(context.Settings).SelectMany(secret => new[] { secret.Alternative, secret.Name }).OfType<string>().Distinct())
            {
                if (await context.Secrets.GetAsync(name, cancellationToken) is not null)
                {
                    there.Add(name);
                }
            }

            return new Finding(
                VaultArea,
                true,
                there.Count == 0 ? $"{vault} can be read and holds none of the secrets yet." : $"{vault} can be read and holds {string.Join(", ", there)}."
            );
        }
        catch (FaultException exception)
        {
            return new Finding(VaultArea, false, exception.Fault.Sentence);
        }
    }
}
