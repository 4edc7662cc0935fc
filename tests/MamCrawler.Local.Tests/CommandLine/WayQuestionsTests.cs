using System.Text.Json;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Tests.CommandLine;

/// <summary>What <c>init</c> asks about the way to services that are not on this machine.</summary>
public sealed class WayQuestionsTests
{
    private const string Services = """
        https://books.example.org/
        abs-key

        mam-cookie


        https://qb.example.org/


        qb-password
        no

        """;

    [Fact]
    public async Task Init_PrivateNetwork_KeepsHostAndThePathOfTheAuthority()
    {
        using var line = Line();
        var pem = Path.GetTempFileName();
        var (_, _, error) = await line.RunAsync(["init"], Services + $"vpn\nprivate\nnowhere.pem\n{pem}\n127.0.0.1:8080\nnone\n");
        File.Delete(pem);
        Assert.Contains("Answer access, certificate, private or none.", error, StringComparison.Ordinal);
        Assert.Contains("There is no such file.", error, StringComparison.Ordinal);
        var settings = Read(line);
        Assert.Equal((pem, "127.0.0.1:8080"), (settings.Audiobookshelf.Tunnel.PinnedAuthority, settings.Audiobookshelf.Tunnel.Host));
        Assert.Equal(JsonSerializer.Serialize(new TunnelSettings()), JsonSerializer.Serialize(settings.QBittorrent.Tunnel));
    }

    [Fact]
    public async Task Init_LockTakenAway_ForgetsIt()
    {
        using var line = Line();
        await line.RunAsync(["init"], Services + "access\nid\nsecret\n");
        Assert.Equal("access-client-id", Read(line).Audiobookshelf.Tunnel.HeaderSecrets["CF-Access-Client-Id"]);
        var keeping = string.Concat(Enumerable.Repeat("\n", 11));
        await line.RunAsync(["init"], keeping + "none\n");
        Assert.Empty(Read(line).Audiobookshelf.Tunnel.HeaderSecrets);
    }

    [Fact]
    public async Task Init_NatGateway_AsksForTheAddressThatTheSessionWasMadeFor()
    {
        using var line = Line();
        await line.RunAsync(["init"], Services + "none\nnone\nnat\n203.0.113.7\n");
        var tracker = Read(line).MyAnonamouse;
        Assert.Equal(("NatGateway", "203.0.113.7"), (tracker.Egress.Mode.ToString(), tracker.SessionAddress));
    }

    [Fact]
    public async Task Init_ProxyWithoutALogin_NamesNoSecret()
    {
        using var line = Line();
        var (_, _, error) = await line.RunAsync(["init"], Services + "none\nnone\nproxy\nhome:3128\nsocks5://10.0.0.2:1080/\n\n");
        Assert.Contains("Write the whole address, such as https://home.example.org:3128/", error, StringComparison.Ordinal);
        var egress = Read(line).MyAnonamouse.Egress;
        Assert.Equal(("socks5://10.0.0.2:1080/", null), (egress.Proxy!.ToString(), egress.ProxySecret));
    }

    [Fact]
    public async Task Init_PathMapping_IsAskedForUntilItCanBeReadAndTakenAwayByAWord()
    {
        using var line = Line();
        var (_, _, error) = await line.RunAsync(["init"], Services + "none\nnone\ndirect\nbooks\n/downloads=/media/audiobooks\n");
        Assert.Contains("Write qBittorrent's folder, '=' and Audiobookshelf's", error, StringComparison.Ordinal);
        Assert.Equal("/downloads=/media/audiobooks", Read(line).Shelving.PathMapping);
        Assert.Contains("[/downloads=/media/audiobooks]", (await line.RunAsync(["init"])).Error, StringComparison.Ordinal);
        Assert.Equal("/downloads=/media/audiobooks", Read(line).Shelving.PathMapping);
        await line.RunAsync(["init"], string.Concat(Enumerable.Repeat("\n", 14)) + "same\n");
        Assert.Equal("", Read(line).Shelving.PathMapping);
    }

    private static TestCommandLine Line()
    {
        var line = new TestCommandLine();
        // Keeps the clock's check on this machine.
        line.Environment["MAMCRAWLER__Audible__BaseAddress"] = "http://127.0.0.1:1/";
        return line;
    }

    private static LocalSettings Read(TestCommandLine line) => new SettingsFile(line.Data, new Dictionary<string, string>()).ReadStored();
}
