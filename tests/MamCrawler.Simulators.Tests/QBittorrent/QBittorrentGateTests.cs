using System.Text.Json;

namespace MamCrawler.Simulators.Tests.QBittorrent;

/// <summary>Who is let in, by version.</summary>
public sealed class QBittorrentGateTests : QBittorrentCalls
{
    [Theory]
    [InlineData("4.5.2", 200, "Ok.", "SID=", 200, "Fails.")]
    [InlineData("5.1.0", 200, "Ok.", "SID=", 200, "Fails.")]
    [InlineData("5.3.0", 204, "", "QBT_SID_", 401, "Unauthorized")]
    public async Task Login_RightAndWrong_AnswersAsTheVersionDoes(string version, int good, string goodText, string cookieName, int bad, string badText)
    {
        await StartAsync(version, login: false);

        Assert.Equal((bad, badText), await SendAsync("auth/login", Form(("username", "admin"), ("password", "wrong"))));
        Assert.Equal((good, goodText), await LoginAsync());
        Assert.StartsWith(cookieName, Cookie, StringComparison.Ordinal);
        Assert.Equal((200, "v" + version), await SendAsync("app/version"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task AnyRequest_WithoutASession_Is403(string version)
    {
        await StartAsync(version, login: false);

        Assert.Equal((403, "Forbidden"), await SendAsync("app/webapiVersion"));
        Assert.Equal((403, "Forbidden"), await SendAsync("app/nothing"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Session_ExpiredOrIdleForAnHour_Is403(string version)
    {
        await StartAsync(version);
        Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(200, (await SendAsync("app/version")).Status);
        Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(403, (await SendAsync("app/version")).Status);

        await LoginAsync();
        Simulator.ExpireSessions();
        Assert.Equal(403, (await SendAsync("app/version")).Status);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Login_FiveFailures_BanTheRightPasswordTooButNotLiveSessions(string version)
    {
        await StartAsync(version);
        for (var failure = 0; failure < 5; failure++)
            await SendAsync("auth/login", Form(("username", "admin"), ("password", "wrong")));

        var (status, text) = await SendAsync("auth/login", Form(("username", "admin"), ("password", Simulator.Password)));

        Assert.Equal(403, status);
        Assert.Contains("banned", text, StringComparison.Ordinal);
        Assert.Equal(200, (await SendAsync("app/version")).Status);
        Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(200, (await SendAsync("app/version")).Status);
        Time.Advance(TimeSpan.FromMinutes(2));
        Assert.InRange((await LoginAsync()).Status, 200, 204);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Host_WithAnotherPortOrForeignOrigin_Is401(string version)
    {
        await StartAsync(version);

        Assert.Equal((401, "Unauthorized"), await SendAsync("app/version", null, ("Host", "127.0.0.1:1")));
        Assert.Equal(401, (await SendAsync("app/version", null, ("Origin", "http://elsewhere.example"))).Status);
        Assert.Equal(401, (await SendAsync("app/version", null, ("Referer", "http://elsewhere.example/x"))).Status);
        Assert.Equal(200, (await SendAsync("app/version", null, ("Host", "127.0.0.1"))).Status);
        Assert.Equal(200, (await SendAsync("app/version", null, ("Origin", Simulator.Address.GetLeftPart(UriPartial.Authority)))).Status);
    }

    [Theory]
    [InlineData("4.5.2", false, 200)]
    [InlineData("5.1.0", false, 200)]
    [InlineData("5.3.0", false, 401)]
    [InlineData("5.3.0", true, 200)]
    public async Task ForwardedHost_WithAMatchingOrigin_NeedsTheSettingSince52(string version, bool setting, int expected)
    {
        await StartAsync(version);
        Simulator.SupportsReverseProxy = setting;

        Assert.Equal(expected, (await SendAsync("app/version", null, ("X-Forwarded-Host", "home.example"), ("Origin", "https://home.example"))).Status);
    }

    [Fact]
    public async Task ApiKey_On530_OpensEverythingButLogins()
    {
        await StartAsync("5.3.0");
        var (_, text) = await SendAsync("app/rotateAPIKey", Form());
        Cookie = "";
        var key = ("Authorization", "Bearer " + JsonDocument.Parse(text).RootElement.GetProperty("apiKey").GetString());

        Assert.Equal(200, (await SendAsync("app/version", null, key)).Status);
        Assert.Equal(200, (await SendAsync("app/version", null, key, ("Origin", "http://elsewhere.example"))).Status);
        Assert.Equal(401, (await SendAsync("app/version", null, key, ("Host", "127.0.0.1:1"))).Status);
        Assert.Equal(403, (await SendAsync("auth/login", Form(("username", "admin"), ("password", Simulator.Password)), key)).Status);
        Assert.Equal(403, (await SendAsync("app/version", null, ("Authorization", "Bearer qbt_wrong"))).Status);
    }

    [Theory]
    [InlineData("4.5.2")]
    [InlineData("5.1.0")]
    public async Task ApiKey_BeforeIt_IsUnknown(string version)
    {
        await StartAsync(version);

        Assert.Equal(404, (await SendAsync("app/rotateAPIKey", Form())).Status);
    }
}
