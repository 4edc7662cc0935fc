namespace MamCrawler.Drills;

/// <summary>The tracker's session dies in the middle of the night.</summary>
public sealed class DeadSessionDrill : IDrill
{
    private const string Fault = "dead-session";

    /// <inheritdoc />
    public string Name => "dead-session";

    /// <inheritdoc />
    public string Story => "The tracker answers with its login page. Nothing more may be asked of it until a person has made a new session.";

    /// <inheritdoc />
    public async Task PlayAsync(Deployment deployment, DrillReport report, CancellationToken cancellationToken)
    {
        var first = await deployment.RunAsync("scan --limit 3", cancellationToken);
        report.Expect(first.ExitCode == 0, "a scan proposes downloads", first.All);
        var before = await deployment.QueueAsync(cancellationToken);

        report.Say("The session dies.");
        await deployment.Tracker.BreakAsync(Fault, cancellationToken);
        await StopsAsync(deployment, report, cancellationToken);
        await AsksNothingMoreAsync(deployment, report, before.Count, cancellationToken);

        report.Say("A person makes a new session on the site (Preferences, Security), which ends the old one, and sets it.");
        await deployment.Tracker.MendAsync(Fault, cancellationToken);
        var session = await deployment.Tracker.NewSessionAsync(cancellationToken);
        var set = await deployment.RunAsync("secret set mam-id", new Dictionary<string, string>(), cancellationToken, session);
        report.Expect(set.ExitCode == 0 && !set.All.Contains(session, StringComparison.Ordinal), "the secret is kept and not shown", set.Errors);
        await GoesOnAsync(deployment, report, cancellationToken);
    }

    private static async Task StopsAsync(Deployment deployment, DrillReport report, CancellationToken cancellationToken)
    {
        var scan = await deployment.RunAsync("scan --limit 20", cancellationToken);
        report.Expect(scan.ExitCode == 1, "the scan ends with a fault", $"exit code {scan.ExitCode}");
        report.Expect(scan.All.Contains("Make a new session on the site", StringComparison.Ordinal), "its sentence says what to do", scan.Errors);
        report.Expect(
            scan.All.Contains("Missing", StringComparison.Ordinal),
            "the gaps are known all the same: \"could not ask\" is not \"nothing there\"",
            scan.Output
        );
    }

    private static async Task AsksNothingMoreAsync(Deployment deployment, DrillReport report, int proposals, CancellationToken cancellationToken)
    {
        var asked = await deployment.Tracker.CountAsync("", cancellationToken);
        var id = (await deployment.QueueAsync(cancellationToken))[0].Id;
        await deployment.RunAsync("scan --limit 20", cancellationToken);
        await deployment.RunAsync($"approve {id}", cancellationToken);
        var now = await deployment.Tracker.CountAsync("", cancellationToken);
        report.Expect(now == asked, "neither another scan nor an approval asks the tracker anything", $"{now - asked} requests came");
        var queue = await deployment.QueueAsync(cancellationToken);
        report.Expect(queue.Count == proposals, "no proposal is lost", $"{queue.Count} of {proposals}");
        var approved = queue.Single(download => download.Id == id);
        report.Expect(
            approved is { Attempts: 0, NextAttemptAt: not null },
            "the approved download waits and uses up no attempt",
            $"{approved.State}, {approved.Attempts} attempts: {approved.Why}"
        );
        var doctor = await deployment.RunAsync("doctor", cancellationToken);
        report.Expect(
            doctor.ExitCode == 1 && doctor.Output.Contains("session has expired", StringComparison.Ordinal),
            "the doctor names the session and nothing else",
            doctor.Output
        );
    }

    private static async Task GoesOnAsync(Deployment deployment, DrillReport report, CancellationToken cancellationToken)
    {
        var doctor = await deployment.RunAsync("doctor", cancellationToken);
        report.Expect(doctor.ExitCode == 0, "the new session lets the lane go, and the doctor says that all is well", doctor.Output);
        var scan = await deployment.RunAsync("scan --limit 20", cancellationToken);
        report.Expect(scan.ExitCode == 0, "the next scan works", scan.All);
        var queue = await deployment.QueueAsync(cancellationToken);
        report.Expect(queue.Count > 3, "and proposes more", $"{queue.Count} downloads");
        var violations = await deployment.Tracker.ViolationsAsync(cancellationToken);
        report.Expect(violations.Count == 0, "the tracker saw nothing that it would punish", string.Join('\n', violations));
    }
}
