using MamCrawler.Core.Faults;
using MamCrawler.Hosting.Composition;
using MamCrawler.Hosting.Doctoring;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Hosting;
using MamCrawler.Local.Output;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Doctoring;

/// <summary>Checks everything a scan and a push stand on, and says of each in a sentence what is wrong and what to do.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="readSettings">The settings to check; a fault of reading them is a finding.</param>
/// <param name="contextOf">What the services are composed from.</param>
/// <param name="composition">Composes them.</param>
internal sealed class Doctor(DataFolder folder, Func<LocalSettings> readSettings, Func<LocalSettings, LocalContext> contextOf, ICompositionRoot composition)
{
    /// <summary>The area of findings about the settings; while one of them is wrong no service is asked.</summary>
    internal const string SettingsArea = "Settings";

    /// <summary>The area of findings about what is not set; the services that need it are not asked.</summary>
    internal const string MissingArea = "Missing";

    internal async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>(FolderCheck.Run(folder));
        if (ReadSettings(readSettings, findings) is { } settings)
        {
            await ServicesAsync(contextOf(settings), findings, cancellationToken);
        }

        return findings;
    }

    /// <summary>The settings; null when they are not good, which is then a finding.</summary>
    internal static LocalSettings? ReadSettings(Func<LocalSettings> read, List<Finding> findings)
    {
        try
        {
            var settings = read();
            var problems = LocalSettingsCheck.Find(settings);
            findings.AddRange(
                problems.Count == 0
                    ? [new Finding(SettingsArea, true, $"What is set is good; mode {settings.Mode}.")]
                    : problems.Select(problem => new Finding(SettingsArea, false, problem.ToString()))
            );
            // The services are composed from the settings; what is not good there would only be repeated by each of them.
            return problems.Count == 0 ? settings : null;
        }
        catch (FaultException exception)
        {
            findings.Add(new Finding(SettingsArea, false, exception.Fault.Sentence));
            return null;
        }
    }

    /// <summary>What is missing, in the order in which it is best set. What cannot be looked up is a finding too, and then every service is asked.</summary>
    internal static async Task<IReadOnlyList<MissingPart>> MissingAsync(LocalContext context, List<Finding> findings, CancellationToken cancellationToken)
    {
        using var configuration = new ConfigurationWatch(context.Settings, context.Secrets, context.Time);
        try
        {
            var missing = await configuration.ReadAsync(cancellationToken);
            findings.AddRange(missing.Select(part => new Finding(MissingArea, false, part.Sentence)));
            return missing;
        }
        catch (FaultException exception)
        {
            findings.Add(new Finding(MissingArea, false, exception.Fault.Sentence));
            return MissingSettings.Find(context.Settings);
        }
    }

    private static async Task StateAsync(ILocalServices services, List<Finding> findings, CancellationToken cancellationToken)
    {
        try
        {
            var downloads = await services.Approvals.ListAsync(cancellationToken).CountAsync(cancellationToken);
            findings.Add(new Finding("State", true, $"It can be read; {Texts.Count(downloads, "download")} {(downloads == 1 ? "is" : "are")} known."));
        }
        catch (FaultException exception)
        {
            findings.Add(new Finding("State", false, exception.Fault.Sentence));
        }
    }

    /// <summary>Asks a service. Two checks of one that run into the same fault need a person once.</summary>
    internal static async Task ProbeAsync(ServiceCheck check, List<Finding> findings, CancellationToken cancellationToken)
    {
        try
        {
            findings.Add(await check.RunAsync(cancellationToken));
        }
        catch (FaultException exception)
        {
            if (!findings.Exists(finding => !finding.Good && finding.Sentence == exception.Fault.Sentence))
            {
                findings.Add(new Finding(check.Area, false, exception.Fault.Sentence));
            }
        }
    }

    // The running host has the lane, so it is the one to ask.
    private async Task<Finding?> AskHostAsync(ServiceCheck check, CancellationToken cancellationToken)
    {
        using var host = await HostLink.FindAsync(folder, cancellationToken);
        if (host is null)
        {
            return null;
        }

        try
        {
            var found = (await host.ExamineAsync(cancellationToken)).FirstOrDefault(finding => finding.Area == check.Area);
            return found is null ? null : new Finding(found.Area, found.Good, found.Sentence) { Name = found.Name, Steps = found.Steps };
        }
        catch (CommandFailedException exception)
        {
            return new Finding(check.Area, false, exception.Message);
        }
    }

    private async Task<Finding> LookAsync(ServiceCheck check, CancellationToken cancellationToken) =>
        await AskHostAsync(check, cancellationToken)
        ?? await check.LookAsync(cancellationToken)
        ?? new Finding(check.Area, true, "It was not asked, because another mamcrawler speaks to it now; its output says how that goes.");

    private async Task ServicesAsync(LocalContext context, List<Finding> findings, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(context, findings, cancellationToken);
        findings.Add(await ClockCheck.RunAsync(context.Settings.Audible.BaseAddress, context.Time, cancellationToken));
        await using var services = await composition.ComposeAsync(context, cancellationToken);
        await StateAsync(services, findings, cancellationToken);
        using var lane = Lane.TryTake(folder, context.Settings.MyAnonamouse.BaseAddress);
        foreach (var check in services.Checks.Where(check => missing.All(part => (part.Service & check.Needs) == 0)))
        {
            if (lane is null && check.NeedsLane)
            {
                await ProbeAsync(check with { RunAsync = ct => LookAsync(check, ct) }, findings, cancellationToken);
                continue;
            }

            await ProbeAsync(check, findings, cancellationToken);
        }
    }
}
