using System.IO.Compression;
using System.Text;
using MamCrawler.Core.Faults;
using MamCrawler.EndToEnd.Tests.Secrets;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>
/// rules.md 1.6: no secret in clear in a log, a state row, an orchestration input, an error message, an address or the console. Every secret is planted, everything is done and goes wrong
/// that can, and a search of all that is left finds none. The search itself is proved on what was put there for it to find.
/// </summary>
public sealed class PlantedSecretTests
{
    private const string Canary = "planted c4nary with+signs=&\"é";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WholeRun_EverySecretPlanted_LeavesNoneAnywhere()
    {
        using var wire = new WireHarvest([PlantedWorld.TokenHeader, "CF-Access-Client-Id"]);
        await using var world = await PlantedWorld.StartAsync(Token);
        await using var run = new PlantedRun(world);
        await run.StartAsync(Token);

        var day = new PlantedDay(world, run);
        await day.WorkAsync();
        await day.FailAsync();
        await day.RefuseAsync();
        await day.CommandAsync(Token);

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
