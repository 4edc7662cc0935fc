using MamCrawler.Core.Faults;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.Composition;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.QBittorrent;

namespace MamCrawler.EndToEnd.Tests.Secrets;

/// <summary>All that is done, and goes wrong, in a run whose every secret is planted.</summary>
internal sealed class PlantedDay(PlantedWorld world, PlantedRun run)
{
    /// <summary>What the torrent client's login takes for a ban holds for an hour in which it is not asked at all, so it comes last.</summary>
    private static readonly string[] Bans = [CommonFaults.Forbidden, QBittorrentFaults.Banned];

    /// <summary>All goes well: scan, approval, push, every job.</summary>
    public async Task WorkAsync()
    {
        var state = await run.ScanAsync();
        Assert.NotEqual(0, state.GetProperty("summary").GetProperty("queued").GetInt32());
        var gaps = await run.Api.AskAsync(HttpMethod.Get, "/api/gaps?take=5");
        await run.Api.AskAsync(HttpMethod.Get, $"/api/gaps/{Uri.EscapeDataString(gaps!.Value.GetProperty("items")[0].GetProperty("id").GetString()!)}");
        Assert.NotEqual(0, await run.ApproveAsync());
        await run.RunJobsAsync();
        await run.ExamineAsync();
    }

    /// <summary>Everything goes wrong that the services know, then the tunnels, then the session, then the way out.</summary>
    public async Task FailAsync()
    {
        foreach (var fault in world.Simulators.Servers.SelectMany(server => server.Faults.Known).Distinct(StringComparer.Ordinal).Except(Bans))
            await run.MeetAsync(fault);
        await run.ScanAsync();
        await run.ApproveAsync();

        await world.GoOfflineAsync(run.ExamineAsync);
        await world.SetAsync("cf-secret", PlantedWorld.WrongToken);
        await world.BreakCertificateAsync();
        await run.ExamineAsync();
        await run.ScanAsync();
        await world.SetAsync("cf-secret", PlantedWorld.Token);
        await world.MendCertificateAsync();
        await world.SetAsync(KnownSecrets.QBittorrentPassword, "planted wrong password 77");
        world.Simulators.QBittorrent.ExpireSessions();
        await run.ExamineAsync();
        await world.SetAsync(KnownSecrets.QBittorrentPassword, PlantedWorld.ClientPassword);

        await world.SetAsync(KnownSecrets.TrackerSession, "planted-dead-session-5511%3D");
        await run.ExamineAsync();
        await world.SetAsync(KnownSecrets.TrackerSession, world.Simulators.Secrets[KnownSecrets.TrackerSession]);
        await run.MendAsync();
        await run.RunJobsAsync();
        world.Simulators.QBittorrent.ExpireSessions();
        foreach (var fault in Bans)
            await run.MeetAsync(fault);
    }

    /// <summary>Requests that are refused, some of which carry the key where it does not belong.</summary>
    public async Task RefuseAsync()
    {
        var key = Uri.EscapeDataString(PlantedWorld.ApiKey);
        await run.Api.AskAsync(HttpMethod.Get, "/api/gaps", key: "a wrong key");
        await run.Api.AskAsync(HttpMethod.Get, $"/api/gaps?code={key}");
        await run.Api.AskAsync(HttpMethod.Get, $"/api/gaps?take={key}");
        await run.Api.AskAsync(HttpMethod.Post, "/api/scans", $"{{\"mode\":\"{PlantedWorld.Token}\"}}");
        await run.Api.AskAsync(HttpMethod.Post, "/api/scans", PlantedWorld.Token, type: "text/plain");
        await run.Api.AskAsync(HttpMethod.Post, "/api/scans", new string('x', 20_000));
        await run.Api.AskAsync(HttpMethod.Delete, "/api/gaps");
        await run.Api.AskAsync(HttpMethod.Get, "/api/follows");
        await run.Api.AskAsync(HttpMethod.Get, "/favicon.ico");
        await run.Api.AskAsync(HttpMethod.Get, "/api/scans/none");
        await run.Api.AskAsync(HttpMethod.Get, "/api/health");
    }

    /// <summary>What a person does at a terminal, beside the running host and with a way out that does not work.</summary>
    public async Task CommandAsync(CancellationToken cancellationToken)
    {
        foreach (
            var command in new[]
            {
                "scan --json",
                "scan",
                "gaps",
                "gaps --json",
                "queue",
                "queue --json",
                "doctor",
                "doctor --json",
                "approve --all",
                "follow list",
                "--help",
                "backup list",
                "nonsense",
            }
        )
            await run.Console.RunAsync(command.Split(' '), cancellationToken: cancellationToken);
        await run.Console.RunAsync(["secret", "set", "cf-id"], PlantedWorld.ClientId + "\n", cancellationToken);
        await using var services = await new CompositionRoot().ComposeAsync(
            world.ContextWithProxy() with
            {
                Folder = new(Path.Combine(world.Folder.Path, "proxied")),
            },
            cancellationToken
        );
        var fault = await Assert.ThrowsAnyAsync<FaultException>(() => services.Tracker.ReadAccountAsync(cancellationToken));
        run.Console.Everything.Enqueue(("fault behind a proxy", $"{fault.Fault} {fault}"));
    }
}
