using System.Net;
using Azure.Identity;
using MamCrawler.Azure.Stubs;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Azure.KeyVault.Tests;

/// <summary>The vault as the service's REST reference describes it, in the test's own process.</summary>
public sealed class KeyVaultSecretStoreTests
{
    private const string Planted = "planted-secret-value";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly KeyVaultOptions Options = new(KeyVaultAddress.Of("our-vault")) { Timeout = TimeSpan.FromMilliseconds(300), MaximumRetries = 0 };

    [Fact]
    public async Task Get_Secret_IsItsNewestVersion()
    {
        var vault = Vault((_, _) => Holding(Planted));
        var secret = await Store(vault).GetAsync("mam-id", None);
        Assert.Equal(Planted, secret!.Reveal());
        Assert.Equal("/secrets/mam-id", vault.Requests[^1].Address.AbsolutePath);
    }

    [Fact]
    public async Task Get_AskedTwice_AsksTheVaultTwice()
    {
        var vault = Vault((_, number) => Holding($"version {number}"));
        var store = Store(vault);
        Assert.NotEqual((await store.GetAsync("mam-id", None))!.Reveal(), (await store.GetAsync("mam-id", None))!.Reveal());
    }

    [Fact]
    public async Task Get_NoSuchSecret_IsNull() =>
        Assert.Null(await Store(Vault((_, _) => Refusal(HttpStatusCode.NotFound, "SecretNotFound"))).GetAsync("mam-id", None));

    [Fact]
    public async Task Get_SecretThatADeploymentMadeWithoutAValue_IsNull() =>
        Assert.Null(await Store(Vault((_, _) => Holding(KeyVaultSecretStore.NotSet))).GetAsync("mam-id", None));

    [Fact]
    public async Task Get_NotFoundFromSomethingElse_IsAFaultAndNotAMissingSecret()
    {
        var fault = await FaultOf<StopFaultException>(Vault((_, _) => new HttpResponseMessage(HttpStatusCode.NotFound)));
        Assert.Equal(FaultName.StateUnavailable, fault.Name);
    }

    [Fact]
    public async Task Set_Secret_IsSentUnderItsPrefixedName()
    {
        var vault = Vault((_, _) => Holding("x"));
        await Store(vault, Options with { Prefix = "home-" }).SetAsync("mam-id", new Secret(Planted), None);
        var (method, address, body) = vault.Requests[^1];
        Assert.Equal((HttpMethod.Put, "/secrets/home-mam-id"), (method, address.AbsolutePath));
        Assert.Contains(Planted, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "Forbidden")]
    [InlineData(HttpStatusCode.Conflict, "Conflict")]
    [InlineData(HttpStatusCode.Forbidden, Planted)]
    public async Task Set_VaultRefuses_AsksAPersonAndNamesNoValue(HttpStatusCode status, string code)
    {
        var vault = Vault((_, _) => Refusal(status, code, Planted));
        var thrown = await Assert.ThrowsAsync<AskPersonFaultException>(() => Store(vault).SetAsync("mam-id", new Secret(Planted), None));
        Assert.Contains("mam-id", thrown.Fault.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, thrown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_TooLarge_Stops() =>
        await Assert.ThrowsAsync<StopFaultException>(() =>
            Store(Vault((_, _) => Refusal(HttpStatusCode.BadRequest, "BadParameter"))).SetAsync("mam-id", new Secret(Planted), None)
        );

    [Fact]
    public async Task Get_VaultRefuses_AsksAPersonForTheRole() =>
        Assert.Contains(
            "Key Vault Secrets User",
            (await FaultOf<AskPersonFaultException>(Vault((_, _) => Refusal(HttpStatusCode.Forbidden, "Forbidden")))).Sentence,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Get_NoIdentity_AsksAPersonToSignIn() =>
        Assert.Contains(
            "az login",
            (
                await FaultOf<AskPersonFaultException>(
                    Vault((_, _) => throw new InvalidOperationException("Not reached.")),
                    failure: new CredentialUnavailableException("No identity was found.")
                )
            ).Sentence,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Get_DirectoryIsAway_Waits() =>
        await FaultOf<WaitFaultException>(
            Vault((_, _) => throw new InvalidOperationException("Not reached.")),
            failure: new AuthenticationFailedException("No token.", new HttpRequestException("No such host."))
        );

    [Fact]
    public async Task Get_VaultIsThrottled_WaitsAsLongAsItAsked()
    {
        var asked = 0;
        var vault = Vault((_, _) => Refusal(HttpStatusCode.TooManyRequests, $"Throttled{++asked}", retryAfter: "120"));
        var fault = await FaultOf<WaitFaultException>(vault, Options with { MaximumRetries = 3 });
        Assert.Equal(TimeSpan.FromSeconds(120), fault.RetryAfter);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Get_VaultFailsOnce_IsRepeated()
    {
        var asked = 0;
        var vault = Vault((_, _) => ++asked == 1 ? Refusal(HttpStatusCode.InternalServerError, "Broken") : Holding("x"));
        Assert.Equal("x", (await Store(vault, Options with { MaximumRetries = 1 }).GetAsync("mam-id", None))!.Reveal());
    }

    [Fact]
    public async Task Get_VaultFails_Waits() => await FaultOf<WaitFaultException>(Vault((_, _) => Refusal(HttpStatusCode.BadGateway, "Broken")));

    [Fact]
    public async Task Get_VaultIsSlow_Waits()
    {
        using var vault = new StubService(
            async (_, _, cancellationToken) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                throw new InvalidOperationException("Not reached.");
            }
        );
        Assert.Contains("did not answer in time", (await FaultOf<WaitFaultException>(vault)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NoConnectionAtAnyTry_Waits() =>
        await FaultOf<WaitFaultException>(Vault((_, _) => throw new HttpRequestException("No such host.")), Options with { MaximumRetries = 1 });

    [Fact]
    public async Task Get_CallerCancels_IsNoFault()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Store(Vault((_, _) => Refusal(HttpStatusCode.Forbidden, "x"))).GetAsync("mam-id", cancelled.Token)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("under_score")]
    [InlineData("Upper-Case")]
    [InlineData("a/b")]
    public async Task AnyCall_NameThatAVaultCannotTell_IsRefused(string name)
    {
        var store = Store(Vault((_, _) => throw new InvalidOperationException("Not reached.")));
        await Assert.ThrowsAsync<ArgumentException>(() => store.GetAsync(name, None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.SetAsync(name, new Secret("x"), None));
    }

    [Fact]
    public async Task Get_NameTooLongWithItsPrefix_IsRefused()
    {
        var store = Store(Vault((_, _) => throw new InvalidOperationException("Not reached.")), Options with { Prefix = "home-" });
        await Assert.ThrowsAsync<ArgumentException>(() => store.GetAsync(new string('n', 123), None));
    }

    // Every first request comes without a token and is told where to get one.
    private static StubService Vault(Func<HttpRequestMessage, int, HttpResponseMessage> answer) =>
        new(
            (request, number) =>
                request.Headers.Authorization is null
                    ? StubService.Json(
                        HttpStatusCode.Unauthorized,
                        "{}",
                        (
                            "WWW-Authenticate",
                            "Bearer authorization=\"https://login.microsoftonline.com/00000000-0000-0000-0000-000000000001\", resource=\"https://vault.azure.net\""
                        )
                    )
                    : answer(request, number)
        );

    private static HttpResponseMessage Holding(string value) =>
        StubService.Json(
            HttpStatusCode.OK,
            $$$"""{"value":"{{{value}}}","id":"https://our-vault.vault.azure.net/secrets/mam-id/1","attributes":{"enabled":true}}"""
        );

    private static HttpResponseMessage Refusal(HttpStatusCode status, string code, string message = "no", string? retryAfter = null)
    {
        var body = $$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}"}}""";
        return retryAfter is null ? StubService.Json(status, body) : StubService.Json(status, body, ("Retry-After", retryAfter));
    }

    private static KeyVaultSecretStore Store(StubService vault, KeyVaultOptions? options = null, Exception? failure = null) =>
        new(options ?? Options, new StubCredential(failure), vault.Transport);

    private static async Task<Fault> FaultOf<TFault>(StubService vault, KeyVaultOptions? options = null, Exception? failure = null)
        where TFault : FaultException => (await Assert.ThrowsAsync<TFault>(() => Store(vault, options, failure).GetAsync("mam-id", None))).Fault;
}
