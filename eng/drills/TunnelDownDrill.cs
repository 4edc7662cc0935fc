using MamCrawler.Core.Schedules;

namespace MamCrawler.Drills;

/// <summary>The tunnel home is down, then it refuses its token, then it is back.</summary>
public sealed class TunnelDownDrill : IDrill
{
    // Port 9 (discard) is open nowhere.
    private const string Nowhere = "http://127.0.0.1:9/";
    private const string Password = "simulated-password";

    /// <inheritdoc />
    public string Name => "tunnel-down";

    /// <inheritdoc />
    public string Story => "Home cannot be reached. It costs nothing but time: no torrent is fetched, no attempt used up, no password sent to a login page.";

    /// <inheritdoc />
    public async Task PlayAsync(Deployment deployment, DrillReport report, CancellationToken cancellationToken)
    {
        var scan = await deployment.RunAsync("scan --limit 3", cancellationToken);
        report.Expect(scan.ExitCode == 0, "a scan proposes downloads", scan.All);
        var id = (await deployment.QueueAsync(cancellationToken))[0].Id;

        report.Say("The tunnel goes down, and a person approves a download.");
        await WaitsAsync(deployment, report, id, cancellationToken);
        await NothingIsProposedAsync(deployment, report, cancellationToken);

        report.Say("The tunnel is up again, but its token has expired: everything is a redirect to a login page.");
        await deployment.SweepAsync(id, cancellationToken);
        await RefusedAsync(deployment, report, id, cancellationToken);

        report.Say("The token is renewed. The sweep sends the download again by itself (here the waiting time is cut short).");
        await deployment.SweepAsync(id, cancellationToken);
        await ArrivesAsync(deployment, report, id, cancellationToken);
    }

    private static async Task WaitsAsync(Deployment deployment, DrillReport report, string id, CancellationToken cancellationToken)
    {
        var approve = await deployment.RunAsync($"approve {id}", ClientAt(Nowhere), cancellationToken);
        report.Expect(approve.ExitCode == 0, "approving works while nothing answers at home", approve.All);
        var download = await FindAsync(deployment, id, cancellationToken);
        report.Expect(
            download is { State: "Approved", Attempts: 0, NextAttemptAt: not null },
            "the download waits for its next attempt and has used up none",
            $"{download.State}, {download.Attempts} attempts: {download.Why}"
        );
        report.Expect(download.Why.Contains("nothing is lost", StringComparison.Ordinal), "and says why in a sentence", download.Why);
        var fetched = await deployment.Tracker.CountAsync("/tor/download.php", cancellationToken);
        report.Expect(fetched == 0, "the tracker was not asked for the torrent: the tunnel is checked first", $"{fetched} requests came");
    }

    private static async Task NothingIsProposedAsync(Deployment deployment, DrillReport report, CancellationToken cancellationToken)
    {
        var before = (await deployment.QueueAsync(cancellationToken)).Count;
        var library = new Dictionary<string, string> { ["Audiobookshelf__BaseAddress"] = Nowhere };
        var scan = await deployment.RunAsync("scan --limit 20", library, cancellationToken);
        report.Expect(
            scan.ExitCode == 1 && scan.All.Contains("where Audiobookshelf should be", StringComparison.Ordinal),
            "a scan that cannot read the library ends with a fault that names it",
            scan.All
        );
        scan = await deployment.RunAsync("scan --limit 20", ClientAt(Nowhere), cancellationToken);
        report.Expect(scan.ExitCode == 1, "so does one that cannot ask the torrent client", scan.All);
        var after = (await deployment.QueueAsync(cancellationToken)).Count;
        report.Expect(after == before, "nothing is proposed by either", $"{after - before} more downloads");
    }

    private static async Task RefusedAsync(Deployment deployment, DrillReport report, string id, CancellationToken cancellationToken)
    {
        using var page = new LoginPage();
        var doctor = await deployment.RunAsync("doctor", ClientAt(page.Address.ToString()), cancellationToken);
        report.Expect(
            doctor.ExitCode == 1 && doctor.Output.Contains("redirect (302) to home.cloudflareaccess.example", StringComparison.Ordinal),
            "the doctor says that the tunnel answers with a login page",
            doctor.Output
        );
        await PushAsync(deployment, id, ClientAt(page.Address.ToString()), download => download.NextAttemptAt is not null, cancellationToken);
        var download = await FindAsync(deployment, id, cancellationToken);
        report.Expect(download is { State: "Approved", Attempts: 0 }, "the download still waits", $"{download.State}: {download.Why}");
        report.Expect(page.Received.Length > 0 && !page.Received.Contains(Password, StringComparison.Ordinal), "no password was sent to the login page");
    }

    private static async Task ArrivesAsync(Deployment deployment, DrillReport report, string id, CancellationToken cancellationToken)
    {
        await PushAsync(deployment, id, new Dictionary<string, string>(), download => download.State == "Downloading", cancellationToken);
        var download = await FindAsync(deployment, id, cancellationToken);
        report.Expect(download.State == "Downloading", "the download is handed on", $"{download.State}: {download.Why}");
        var fetched = await deployment.Tracker.CountAsync("/tor/download.php", cancellationToken);
        var added = await deployment.TorrentClient.CountAsync("/torrents/add", cancellationToken);
        report.Expect(fetched == 1 && added == 1, "its torrent was fetched once and added once", $"fetched {fetched} times, added {added} times");
        var violations = await deployment.Tracker.ViolationsAsync(cancellationToken);
        report.Expect(violations.Count == 0, "the tracker saw nothing that it would punish", string.Join('\n', violations));
    }

    /// <summary>Lets the host run until the download is as wanted or 30 s have passed.</summary>
    private static async Task PushAsync(
        Deployment deployment,
        string id,
        IReadOnlyDictionary<string, string> settings,
        Func<QueuedDownload, bool> done,
        CancellationToken cancellationToken
    )
    {
        var host = new Dictionary<string, string>(settings) { ["Serve__Urls"] = "http://127.0.0.1:0" };
        foreach (var schedule in Schedules.All)
            host[$"Serve__Schedules__{schedule.Name}"] = "";
        using var serve = deployment.StartCommand("serve", host);
        for (var look = 0; look < 60 && !done(await FindAsync(deployment, id, cancellationToken)); look++)
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancellationToken);
    }

    private static async Task<QueuedDownload> FindAsync(Deployment deployment, string id, CancellationToken cancellationToken) =>
        (await deployment.QueueAsync(cancellationToken)).Single(download => download.Id == id);

    private static Dictionary<string, string> ClientAt(string address) => new() { ["QBittorrent__BaseAddress"] = address };
}
