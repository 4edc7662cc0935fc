using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Integrations.Webhooks;

namespace MamCrawler.Integrations.Tests.Webhooks;

/// <summary>One webhook for Discord, ntfy, Apprise, Teams and programs of one's own, against receivers with their documented limits.</summary>
public sealed class WebhookTests
{
    private const string SecretName = "webhook-address";
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Discord_ATitleThatCallsEverybody_IsTextAndCallsNobody()
    {
        await using var server = await StubServer.StartAsync(FaithfulReceivers.DiscordAsync);
        await SendAsync(server, "api/webhooks/1/token", WebhookFormat.Discord, Message("@everyone **bold** [x](https://example.org) <@1>"));
        using var body = Sent(server);
        Assert.Empty(body.RootElement.GetProperty("allowed_mentions").GetProperty("parse").EnumerateArray());
        Assert.Equal(4, body.RootElement.GetProperty("flags").GetInt32());
        var content = body.RootElement.GetProperty("content").GetString()!;
        Assert.Contains(@"@everyone \*\*bold\*\* \[x\]\(https://example.org\) \<@1\>", content, StringComparison.Ordinal);
        Assert.EndsWith(@"2026\-03\-01 08:00 UTC · id\-1", content, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("é😀")]
    public async Task EveryReceiver_TooMuchText_IsCutToItsLimitWithAWord(string letters)
    {
        var lines = Enumerable.Range(0, 60).Select(_ => string.Concat(Enumerable.Repeat(letters, 380 / letters.Length))).ToArray();
        await using var discord = await StubServer.StartAsync(FaithfulReceivers.DiscordAsync);
        await SendAsync(discord, "api/webhooks/1/token", WebhookFormat.Discord, Message(lines));
        Assert.Matches(@"… and \d+ more\.", Sent(discord).RootElement.GetProperty("content").GetString());

        await using var ntfy = await StubServer.StartAsync(FaithfulReceivers.NtfyAsync);
        await SendAsync(ntfy, "books?auth=dG9rZW4", WebhookFormat.Ntfy, Message(lines));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(Sent(ntfy).RootElement.GetProperty("message").GetString()!), 2000, 4096);

        await using var teams = await StubServer.StartAsync(FaithfulReceivers.TeamsAsync);
        await SendAsync(teams, "workflows/1?sig=token", WebhookFormat.Teams, Message(lines));

        await using var apprise = await StubServer.StartAsync(FaithfulReceivers.AppriseAsync);
        await SendAsync(apprise, "notify/books", WebhookFormat.Auto, Message(lines));
    }

    [Fact]
    public async Task Ntfy_Topic_GoesIntoTheBodyAndAlarmsRing()
    {
        await using var server = await StubServer.StartAsync(FaithfulReceivers.NtfyAsync);
        await SendAsync(server, "books?auth=dG9rZW4", WebhookFormat.Ntfy, Message("Line") with { Kind = NoticeKind.Alarm });
        var request = Assert.Single(server.Requests);
        Assert.Equal("/?auth=dG9rZW4", request.Target);
        using var body = Sent(server);
        Assert.Equal("books", body.RootElement.GetProperty("topic").GetString());
        Assert.Equal("A title", body.RootElement.GetProperty("title").GetString());
        Assert.Equal(5, body.RootElement.GetProperty("priority").GetInt32());
        Assert.Equal("Line\n2026-03-01 08:00 UTC · id-1", body.RootElement.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Apprise_KeyOfNobody_AsksAPerson()
    {
        await using var server = await StubServer.StartAsync(FaithfulReceivers.AppriseAsync);
        var fault = await FaultAsync<AskPersonFaultException>(server, "notify/nobody", WebhookFormat.Auto);
        Assert.Equal(FaultName.WebhookRefused, fault.Name);
        Assert.Contains("nobody to hand it to", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Teams_Card_IsTextWithoutMarkup()
    {
        await using var server = await StubServer.StartAsync(FaithfulReceivers.TeamsAsync);
        await SendAsync(server, "workflows/1", WebhookFormat.Teams, Message("[x](https://example.org)"));
        using var body = Sent(server);
        var blocks = body.RootElement.GetProperty("attachments")[0].GetProperty("content").GetProperty("body");
        Assert.All(blocks.EnumerateArray(), block => Assert.Equal("RichTextBlock", block.GetProperty("type").GetString()));
        Assert.Equal("[x](https://example.org)", blocks[1].GetProperty("inlines")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Json_Anything_HasTheMessageAndAnHonestName()
    {
        await using var server = await StubServer.AnsweringAsync(200, "{}");
        await SendAsync(server, "hook", WebhookFormat.Auto, Message("One", "Two"));
        using var body = Sent(server);
        Assert.Equal("id-1", body.RootElement.GetProperty("id").GetString());
        Assert.Equal("Hold", body.RootElement.GetProperty("kind").GetString());
        Assert.Equal("One\nTwo", body.RootElement.GetProperty("text").GetString());
        Assert.StartsWith("MamCrawler/", Assert.Single(server.Requests).Headers["User-Agent"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_UserAndPasswordInTheAddress_AreALogin()
    {
        await using var server = await StubServer.AnsweringAsync(200, "{}");
        var address = new UriBuilder(new Uri(server.Address, "hook")) { UserName = "me", Password = "p%40ss" }
            .Uri
            .AbsoluteUri;
        await Client(address, WebhookFormat.Json).SendAsync(Message("One"), None);
        Assert.Equal("Basic " + Convert.ToBase64String("me:p@ss"u8), Assert.Single(server.Requests).Headers["Authorization"]);
    }

    [Theory]
    [InlineData(302, FaultResponse.AskPerson)]
    [InlineData(401, FaultResponse.AskPerson)]
    [InlineData(403, FaultResponse.AskPerson)]
    [InlineData(404, FaultResponse.AskPerson)]
    [InlineData(400, FaultResponse.Stop)]
    [InlineData(413, FaultResponse.Stop)]
    [InlineData(408, FaultResponse.Wait)]
    [InlineData(424, FaultResponse.Wait)]
    [InlineData(429, FaultResponse.Wait)]
    [InlineData(500, FaultResponse.Wait)]
    [InlineData(503, FaultResponse.Wait)]
    public async Task Send_Refused_IsAFaultThatQuotesNeitherAddressNorBody(int status, FaultResponse response)
    {
        await using var server = await StubServer.StartAsync(
            (context, _) =>
            {
                context.Response.Headers.Location = "https://example.org/login";
                return StubServer.WriteAsync(context, status, "tok3n-in-the-body");
            }
        );
        using var client = Client(new Uri(server.Address, "hook/tok3n").AbsoluteUri, WebhookFormat.Json);
        var fault = (await Assert.ThrowsAnyAsync<FaultException>(() => client.SendAsync(Message("One"), None))).Fault;
        Assert.Equal(response, fault.Response);
        Assert.DoesNotContain("tok3n", fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", fault.ToString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Discord_TooMany_WaitsAsLongAsItSays()
    {
        await using var server = await StubServer.AnsweringAsync(429, """{"message":"You are being rate limited.","retry_after":64.57,"global":false}""");
        Assert.Equal(TimeSpan.FromSeconds(64.57), (await FaultAsync<WaitFaultException>(server, "api/webhooks/1/t", WebhookFormat.Discord)).RetryAfter);
        await using var header = await StubServer.StartAsync(
            (context, _) =>
            {
                context.Response.Headers.RetryAfter = "30";
                return StubServer.WriteAsync(context, 429, "not json");
            }
        );
        Assert.Equal(TimeSpan.FromSeconds(30), (await FaultAsync<WaitFaultException>(header, "api/webhooks/1/t", WebhookFormat.Discord)).RetryAfter);
    }

    [Fact]
    public async Task Send_NobodyThere_SaysSoWithoutTheToken()
    {
        string address;
        await using (var server = await StubServer.AnsweringAsync(200, "{}"))
            address = new Uri(server.Address, "hook/tok3n").AbsoluteUri;
        var fault = (await Assert.ThrowsAsync<WaitFaultException>(() => Client(address, WebhookFormat.Json).SendAsync(Message("One"), None))).Fault;
        Assert.Equal(FaultName.WebhookUnavailable, fault.Name);
        Assert.DoesNotContain("tok3n", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_AnnounceKeyInALine_IsMasked()
    {
        await using var server = await StubServer.AnsweringAsync(200, "{}");
        await SendAsync(
            server,
            "hook",
            WebhookFormat.Json,
            Message("unregistered: https://t.example.org/tracker.php/0123456789abcdef0123456789abcdef/announce", "POST /api/drift/MyAnonamouse-account/leave")
        );
        var body = Assert.Single(server.Requests).Body;
        Assert.DoesNotContain("0123456789abcdef0123456789abcdef", body, StringComparison.Ordinal);
        Assert.Contains("/api/drift/MyAnonamouse-account/leave", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NoAddress_IsNotConfigured() =>
        Assert.Equal(
            FaultName.NotConfigured,
            (await Assert.ThrowsAsync<AskPersonFaultException>(() => Client(null, WebhookFormat.Auto).SendAsync(Message("One"), None))).Fault.Name
        );

    private static Notice Message(params string[] lines) =>
        new()
        {
            Id = "id-1",
            Kind = NoticeKind.Hold,
            Title = "A title",
            Lines = lines,
            At = Day,
        };

    private static WebhookClient Client(string? address, WebhookFormat format)
    {
        var secrets = new MemorySecrets();
        if (address is not null)
            secrets.Values[SecretName] = new Secret(address);
        return new WebhookClient(secrets, new WebhookOptions { AddressSecret = SecretName, Format = format }, TimeProvider.System);
    }

    private static async Task SendAsync(StubServer server, string path, WebhookFormat format, Notice notice)
    {
        using var client = Client(new Uri(server.Address, path).AbsoluteUri, format);
        await client.SendAsync(notice, None);
    }

    private static async Task<Fault> FaultAsync<T>(StubServer server, string path, WebhookFormat format)
        where T : FaultException => (await Assert.ThrowsAsync<T>(() => SendAsync(server, path, format, Message("One")))).Fault;

    private static JsonDocument Sent(StubServer server) => JsonDocument.Parse(Assert.Single(server.Requests).Body);
}
