using System.IO.Compression;
using System.Text;
using MamCrawler.Core.Faults;
using MamCrawler.EndToEnd.Tests.Secrets;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.Composition;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.QBittorrent;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>
/// rules.md 1.6: no secret in clear in a log, a state row, an orchestration input, an error message, an address or the console. Every secret is planted, everything is done and goes wrong
/// that can, and a search of all that is left finds none. The search itself is proved on what was put there for it to find.
/// </summary>
public sealed class PlantedSecretTests
{
    private const string Canary = "planted c4nary with+signs=&\"é";

    /// <summary>What the torrent client's login takes for a ban holds for an hour in which it is not asked at all, so it comes last.</summary>
    private static readonly string[] Bans = [CommonFaults.Forbidden, QBittorrentFaults.Banned];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WholeRun_EverySecretPlanted_LeavesNoneAnywhere()
    {
        using var wire = new WireHarvest([PlantedWorld.TokenHeader, "CF-Access-Client-Id"]);
        await using var world = await PlantedWorld.StartAsync(Token);
        await using var run = new PlantedRun(world);
        await run.StartAsync(Token);

        await WorkAsync(run);
        await FailAsync(world, run);
        await RefuseAsync(run);
        await CommandAsync(world, run);

        var search = new SecretSearch();
        foreach (var (name, secret) in world.Planted)
            search.Plant(name, secret);
        foreach (
            var (name, secret) in System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>(
                await File.ReadAllTextAsync(world.Folder.SecretsFile, Token)
            )!
        )
            search.Plant($"{name} as it is in the store", secret);
        foreach (var (secret, header) in wire.Values)
            search.Plant($"a value of {header}", secret);
        await run.StopAsync();
        await run.SearchAsync(search);

        Assert.True(search.Found.Count == 0, string.Join(Environment.NewLine, search.Found));
        AssertThatMuchWasSearched(search, wire, run, world);
    }

    [Theory]
    [InlineData("as it is")]
    [InlineData("in another case")]
    [InlineData("escaped")]
    [InlineData("escaped twice")]
    [InlineData("as a form")]
    [InlineData("in JSON")]
    [InlineData("on a page")]
    [InlineData("in base64")]
    [InlineData("in the base64 of a header")]
    [InlineData("in the base64 of a longer header")]
    [InlineData("in base64 for addresses")]
    [InlineData("in hexadecimal")]
    [InlineData("backwards")]
    public void Look_SecretIsThere_FindsIt(string form)
    {
        var search = new SecretSearch();
        search.Plant("canary", Canary);
        search.Look("a place without", "An innocent text of some length.");
        Assert.Empty(search.Found);

        search.Look("a place", $"before {Written(form)} behind");
        Assert.Contains(search.Found, hit => hit.StartsWith("canary as ", StringComparison.Ordinal) && hit.EndsWith(" in a place", StringComparison.Ordinal));
    }

    [Fact]
    public void Look_SecretIsInPackedBytes_FindsIt()
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        using (var inner = new GZipStream(zip, CompressionLevel.Fastest))
            inner.Write(Encoding.UTF8.GetBytes($"{{\"a\":\"{Uri.EscapeDataString(Canary)}\"}}"));
        var search = new SecretSearch();
        search.Plant("canary", Canary);
        search.Look("a document", packed.ToArray());
        Assert.Contains(search.Found, hit => hit.EndsWith("a document (unpacked) (unpacked)", StringComparison.Ordinal));
        search.Look("wide text", Encoding.Unicode.GetBytes(Canary));
        Assert.Contains(search.Found, hit => hit.EndsWith("wide text (UTF-16)", StringComparison.Ordinal));
    }

    /// <summary>The control: the same run's places, with a secret put into each, as a mistake would.</summary>
    [Fact]
    public async Task WholeRun_SecretPutIntoEachPlace_IsFoundInEach()
    {
        await using var world = await PlantedWorld.StartAsync(Token);
        await using var run = new PlantedRun(world);
        await run.StartAsync(Token);
        await PlantedMistakes.MakeAsync(world, run, Canary);
        var search = new SecretSearch();
        search.Plant("canary", Canary);
        await run.StopAsync();
        await run.SearchAsync(search);
        foreach (var place in PlantedMistakes.Places)
            Assert.True(
                search.Found.Any(hit => hit.Contains(place, StringComparison.Ordinal)),
                $"It was not found in {place}: {string.Join(" · ", search.Found)}"
            );
    }

    /// <summary>All goes well: scan, approval, push, every job.</summary>
    private static async Task WorkAsync(PlantedRun run)
    {
        var state = await run.ScanAsync();
        Assert.NotEqual(0, state.GetProperty("summary").GetProperty("queued").GetInt32());
        var gaps = await run.Api.AskAsync(HttpMethod.Get, "/api/gaps?take=5");
        await run.Api.AskAsync(HttpMethod.Get, $"/api/gaps/{Uri.EscapeDataString(gaps!.Value.GetProperty("items")[0].GetProperty("id").GetString()!)}");
        Assert.NotEqual(0, await run.ApproveAsync());
        await run.RunJobsAsync();
        await run.AskEverythingAsync();
    }

    /// <summary>Everything goes wrong that the services know, then the tunnels, then the session, then the way out.</summary>
    private static async Task FailAsync(PlantedWorld world, PlantedRun run)
    {
        foreach (var fault in world.Simulators.Servers.SelectMany(server => server.Faults.Known).Distinct(StringComparer.Ordinal).Except(Bans))
            await run.MeetAsync(fault);
        await run.ScanAsync();
        await run.ApproveAsync();

        await world.GoOfflineAsync(run.AskEverythingAsync);
        await world.SetAsync("cf-secret", PlantedWorld.WrongToken);
        await world.BreakCertificateAsync();
        await run.AskEverythingAsync();
        await run.ScanAsync();
        await world.SetAsync("cf-secret", PlantedWorld.Token);
        await world.MendCertificateAsync();
        await world.SetAsync(KnownSecrets.QBittorrentPassword, "planted wrong password 77");
        world.Simulators.QBittorrent.ExpireSessions();
        await run.AskEverythingAsync();
        await world.SetAsync(KnownSecrets.QBittorrentPassword, PlantedWorld.ClientPassword);

        await world.SetAsync(KnownSecrets.TrackerSession, "planted-dead-session-5511%3D");
        await run.AskEverythingAsync();
        await world.SetAsync(KnownSecrets.TrackerSession, world.Simulators.Secrets[KnownSecrets.TrackerSession]);
        await run.MendAsync();
        await run.RunJobsAsync();
        world.Simulators.QBittorrent.ExpireSessions();
        foreach (var fault in Bans)
            await run.MeetAsync(fault);
    }

    /// <summary>Requests that are refused, some of which carry the key where it does not belong.</summary>
    private static async Task RefuseAsync(PlantedRun run)
    {
        var key = Uri.EscapeDataString(PlantedWorld.ApiKey);
        await run.Api.AskAsync(HttpMethod.Get, "/api/gaps", key: "a wrong key");
        await run.Api.AskAsync(HttpMethod.Get, $"/api/gaps?code={key}");
        await run.Api.AskAsync(HttpMethod.Get, $"/api/gaps?take={key}");
        await run.Api.AskAsync(HttpMethod.Post, "/api/scans", $"{{\"mode\":\"{PlantedWorld.Token}\"}}");
        await run.Api.AskAsync(HttpMethod.Post, "/api/scans", PlantedWorld.Token, type: "text/plain");
        await run.Api.AskAsync(HttpMethod.Post, "/api/scans", new string('x', 20_000));
        await run.Api.AskAsync(HttpMethod.Delete, "/api/gaps");
        await run.Api.AskAsync(HttpMethod.Get, "/favicon.ico");
        await run.Api.AskAsync(HttpMethod.Get, "/api/scans/none");
        await run.Api.AskAsync(HttpMethod.Get, "/api/health");
    }

    /// <summary>What a person does at a terminal, beside the running host and with a way out that does not work.</summary>
    private static async Task CommandAsync(PlantedWorld world, PlantedRun run)
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
            await run.Console.RunAsync(command.Split(' '), cancellationToken: Token);
        await run.Console.RunAsync(["secret", "set", "cf-id"], PlantedWorld.ClientId + "\n", Token);
        await using var services = await new CompositionRoot().ComposeAsync(
            world.ContextWithProxy() with
            {
                Folder = new(Path.Combine(world.Folder.Path, "proxied")),
            },
            Token
        );
        var fault = await Assert.ThrowsAnyAsync<FaultException>(() => services.Tracker.ReadAccountAsync(Token));
        run.Console.Everything.Enqueue(("fault behind a proxy", $"{fault.Fault} {fault}"));
    }

    private static void AssertThatMuchWasSearched(SecretSearch search, WireHarvest wire, PlantedRun run, PlantedWorld world)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{search.Forms} forms of secrets looked for in {search.Places} places of {search.Characters} characters; {wire.Values.Count} were seen on the wire; {world.Log.Entries.Count} log entries"
        );
        Assert.True(search.Places > 2000, $"Only {search.Places} places were searched.");
        Assert.True(search.Characters > 1_000_000, $"Only {search.Characters} characters were searched.");
        Assert.True(wire.Values.Values.Count(header => header is "Cookie" or "Set-Cookie") > 10, "Few sessions were seen on the wire.");
        Assert.Contains(wire.Values.Keys, value => value == PlantedWorld.Token);
        FaultName[] expected =
        [
            FaultName.SessionExpired,
            FaultName.EgressMismatch,
            FaultName.TrackerUnreachable,
            FaultName.RateLimited,
            FaultName.ShapeChanged,
            FaultName.NotATorrent,
            FaultName.LibraryUnreachable,
            FaultName.LibraryRefused,
            FaultName.ClientUnreachable,
            FaultName.ClientAuthenticationFailed,
            FaultName.ClientBanned,
            .. world.HasProxy ? [FaultName.TunnelAuthenticationFailed] : Array.Empty<FaultName>(),
            FaultName.WitnessUnavailable,
        ];
        Assert.True(!expected.Except(run.Met).Any(), $"Not met: {string.Join(", ", expected.Except(run.Met))}; met: {string.Join(", ", run.Met)}.");
        foreach (var name in new[] { "ScanCompleted", "DownloadPushed", "SessionDead", "TrackerLaneStopped", "JobFinished", "ApiAnswered", "SessionRotated" })
            Assert.NotEmpty(world.Log.Named(name));
    }

    private static string Written(string form) =>
        form switch
        {
            "as it is" => Canary,
            "in another case" => Canary.ToUpperInvariant(),
            "escaped" => Uri.EscapeDataString(Canary),
            "escaped twice" => Uri.EscapeDataString(Uri.EscapeDataString(Canary)),
            "as a form" => System.Net.WebUtility.UrlEncode(Canary),
            "in JSON" => System.Text.Json.JsonSerializer.Serialize(Canary),
            "on a page" => System.Net.WebUtility.HtmlEncode(Canary),
            "in base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary)),
            "in the base64 of a header" => Convert.ToBase64String(Encoding.UTF8.GetBytes($"u:{Canary}\n")),
            "in the base64 of a longer header" => Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{Canary}")),
            "in base64 for addresses" => Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary)).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
            "in hexadecimal" => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Canary)),
            _ => new string([.. Canary.Reverse()]),
        };
}
