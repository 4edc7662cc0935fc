using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.MyAnonamouse.Egress;

/// <summary>The way out to the tracker: what the site sees by that very way is compared with what the session was made for (rules.md 5, Session).</summary>
public sealed class EgressModeTests
{
    private const string Here = "127.0.0.1";
    private const string Account = "home:let-me-through";
    private static readonly EgressOptions Direct = new();

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Search_DirectWithASessionForHere_Passes()
    {
        await using var rig = await EgressRig.StartAsync();
        var tracker = rig.Client(Direct, Here);
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        Assert.Equal(Here, tracker.Egress!.Address);
    }

    [Fact]
    public async Task Search_DirectWithASessionForTheProxy_HaltsWithBothValues()
    {
        await using var rig = await EgressRig.StartAsync();
        var fault = await ThrowsAsync<AskPersonFaultException>(rig.Client(Direct, TestProxy.Outside));
        Assert.Equal(FaultName.EgressMismatch, fault.Name);
        Assert.Contains(
            "leaves from 127.0.0.1 (AS64500 Loopback Net), but the tracker session was made for 127.0.0.2",
            fault.Sentence,
            StringComparison.Ordinal
        );
        Assert.Equal(["/json/jsonIp.php"], rig.Asked);
    }

    [Fact]
    public async Task Search_HttpProxy_GoesAndIsComparedThroughIt()
    {
        await using var rig = await EgressRig.StartAsync();
        await using var proxy = new HttpTestProxy { Credential = Account };
        rig.Secrets["proxy-login"] = Account;
        var tracker = rig.Client(Through(proxy, "proxy-login"), TestProxy.Outside);
        Assert.NotEmpty((await tracker.SearchAsync(TrackerRig.AnySearch, None)).Releases);
        Assert.Equal(TestProxy.Outside, tracker.Egress!.Address);
        Assert.Contains(proxy.Log, line => line == $"POST {rig.Tracker.Address}tor/js/loadSearchJSONbasic.php {Account}");
        Assert.All(rig.Tracker.Requests, request => Assert.False(request.Headers.ContainsKey("Proxy-Authorization")));
    }

    [Fact]
    public async Task Search_SocksProxy_GoesAndIsComparedThroughIt()
    {
        await using var rig = await EgressRig.StartAsync();
        await using var proxy = new SocksTestProxy { Credential = Account };
        rig.Secrets["proxy-login"] = Account;
        var tracker = rig.Client(Through(proxy, "proxy-login"), TestProxy.Outside);
        Assert.NotEmpty((await tracker.SearchAsync(TrackerRig.AnySearch, None)).Releases);
        Assert.Equal(TestProxy.Outside, tracker.Egress!.Address);
        Assert.Contains($"login {Account}", proxy.Log);
    }

    [Fact]
    public async Task Search_ProxyElsewhereThanTheSession_HaltsAndNamesTheProxy()
    {
        await using var rig = await EgressRig.StartAsync();
        await using var proxy = new HttpTestProxy();
        var fault = await ThrowsAsync<AskPersonFaultException>(rig.Client(Through(proxy), Here));
        Assert.Equal(FaultName.EgressMismatch, fault.Name);
        Assert.Contains($"through the proxy 127.0.0.1:{proxy.Address.Port} from 127.0.0.2", fault.Sentence, StringComparison.Ordinal);
        Assert.Contains("made for 127.0.0.1.", fault.Sentence, StringComparison.Ordinal);
        Assert.Equal(["/json/jsonIp.php"], rig.Asked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Search_ProxyRefusesTheLogin_IsAFaultWithoutThePassword(bool socks)
    {
        await using var rig = await EgressRig.StartAsync();
        await using TestProxy proxy = socks ? new SocksTestProxy { Credential = Account } : new HttpTestProxy { Credential = Account };
        rig.Secrets["proxy-login"] = "home:outdated";
        var tracker = rig.Client(Through(proxy, "proxy-login"), TestProxy.Outside);
        var fault = await ThrowsAsync<AskPersonFaultException>(tracker);
        Assert.Equal(FaultName.TunnelAuthenticationFailed, fault.Name);
        Assert.Contains("the secret 'proxy-login'", fault.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("outdated", fault.ToString(), StringComparison.Ordinal);
        Assert.Empty(rig.Asked);
        Assert.Null(await tracker.Lane.ReadStopAsync(None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Send_TheLoginWasReplacedAfterARefusal_TakesTheNewOne(bool socks)
    {
        await using var rig = await EgressRig.StartAsync();
        await using TestProxy proxy = socks ? new SocksTestProxy { Credential = Account } : new HttpTestProxy { Credential = Account };
        rig.Secrets["proxy-login"] = "home:outdated";
        using var http = new HttpClient(EgressHttp.CreateHandler(Through(proxy, "proxy-login"), rig.Secrets));
        await Assert.ThrowsAsync<AskPersonFaultException>(() => http.GetAsync(rig.Tracker.Address, None));
        rig.Secrets["proxy-login"] = Account;
        using var answer = await http.GetAsync(rig.Tracker.Address, None);
        Assert.True(answer.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Send_TheSocksProxyIsCutOff_WaitsAndIsToldAsATunnelThatFails()
    {
        await using var rig = await EgressRig.StartAsync();
        await using var proxy = new SocksTestProxy { CutOff = true };
        using var log = new EventLog();
        using var http = new HttpClient(EgressHttp.CreateHandler(Through(proxy), rig.Secrets, TimeProvider.System, log.CreateLogger("Tunnel")));
        var fault = (await Assert.ThrowsAsync<WaitFaultException>(() => http.GetAsync(rig.Tracker.Address, None))).Fault;
        Assert.Equal(FaultName.TrackerUnreachable, fault.Name);
        Assert.Contains("cannot reach the tracker", fault.Sentence, StringComparison.Ordinal);
        Assert.Empty(rig.Asked);
        Assert.StartsWith(
            "TunnelFailed service=MyAnonamouse fault=TrackerUnreachable",
            Assert.Single(log.Named("TunnelFailed")).Text,
            StringComparison.Ordinal
        );

        proxy.CutOff = false;
        using var answer = await http.GetAsync(rig.Tracker.Address, None);
        Assert.Single(log.Named("TunnelRecovered"));
    }

    [Fact]
    public async Task Search_ProxyIsOff_WaitsAndTakesNoOtherWay()
    {
        await using var rig = await EgressRig.StartAsync();
        Uri gone;
        await using (var proxy = new HttpTestProxy())
            gone = proxy.Address;
        using var http = new HttpClient(EgressHttp.CreateHandler(new EgressOptions { Mode = EgressMode.Proxy, Proxy = gone }, rig.Secrets));
        var fault = (await Assert.ThrowsAsync<WaitFaultException>(() => http.GetAsync(rig.Tracker.Address, None))).Fault;
        Assert.Equal(FaultName.TrackerUnreachable, fault.Name);
        Assert.Contains($"Nothing answers at the proxy 127.0.0.1:{gone.Port}", fault.Sentence, StringComparison.Ordinal);
        Assert.Empty(rig.Asked);
    }

    [Theory]
    [InlineData("502 Bad Gateway", FaultName.TrackerUnreachable, "it cannot reach the tracker")]
    [InlineData("403 Forbidden", FaultName.TunnelAuthenticationFailed, "refused (403)")]
    public async Task Send_TheProxyAnswersAConnectItself_IsAFaultOfTheProxy(string refusal, FaultName name, string words)
    {
        await using var rig = await EgressRig.StartAsync();
        await using var proxy = new HttpTestProxy { Refusal = refusal };
        using var http = new HttpClient(EgressHttp.CreateHandler(Through(proxy), rig.Secrets));
        var fault = (await Assert.ThrowsAnyAsync<FaultException>(() => http.GetAsync(new Uri("https://www.myanonamouse.net/"), None))).Fault;
        Assert.Equal(name, fault.Name);
        Assert.Contains(words, fault.Sentence, StringComparison.Ordinal);
        Assert.Equal(["CONNECT www.myanonamouse.net:443 -"], proxy.Log);
    }

    [Fact]
    public async Task Send_HttpsThroughTheProxy_IsATunnelThatTheProxyCannotReadInto()
    {
        await using var rig = await EgressRig.StartAsync();
        await using var proxy = new HttpTestProxy { Credential = Account };
        rig.Secrets["proxy-login"] = Account;
        using var http = new HttpClient(EgressHttp.CreateHandler(Through(proxy, "proxy-login"), rig.Secrets));
        var address = new UriBuilder(rig.Tracker.Address) { Scheme = "https" }.Uri;
        // The stub speaks no TLS, so the handshake through the tunnel fails, as it would if the proxy answered in the tracker's place.
        var fault = (await Assert.ThrowsAsync<AskPersonFaultException>(() => http.GetAsync(address, None))).Fault;
        Assert.Equal(FaultName.TunnelAuthenticationFailed, fault.Name);
        Assert.Contains("could not be secured", fault.Sentence, StringComparison.Ordinal);
        Assert.Contains($"CONNECT 127.0.0.1:{address.Port} {Account}", proxy.Log);
        Assert.Empty(rig.Asked);
    }

    [Fact]
    public async Task Send_HttpsProxyWithACertificateThatNobodyTrusts_SendsItNeitherLoginNorRequest()
    {
        await using var rig = await EgressRig.StartAsync();
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        await using var proxy = new HttpTestProxy { Certificate = certificate, Credential = Account };
        rig.Secrets["proxy-login"] = Account;
        using var http = new HttpClient(EgressHttp.CreateHandler(Through(proxy, "proxy-login"), rig.Secrets));
        var fault = (await Assert.ThrowsAsync<AskPersonFaultException>(() => http.GetAsync(rig.Tracker.Address, None))).Fault;
        Assert.Equal(FaultName.TunnelAuthenticationFailed, fault.Name);
        Assert.Contains("one that every machine trusts", fault.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(proxy.Log, line => line.Contains("GET", StringComparison.Ordinal) || line.Contains(Account, StringComparison.Ordinal));
        Assert.Empty(rig.Asked);
    }

    [Theory]
    [InlineData(null, "is not in the secret store")]
    [InlineData("no-colon-in-here", "is not a user and a password")]
    public async Task Search_ProxySecretMissingOrUnreadable_IsNotConfigured(string? value, string words)
    {
        await using var rig = await EgressRig.StartAsync();
        await using var proxy = new HttpTestProxy();
        if (value is not null)
            rig.Secrets["proxy-login"] = value;
        var fault = await ThrowsAsync<AskPersonFaultException>(rig.Client(Through(proxy, "proxy-login"), Here));
        Assert.Equal(FaultName.NotConfigured, fault.Name);
        Assert.Contains(words, fault.Sentence, StringComparison.Ordinal);
        Assert.Empty(proxy.Log);
    }

    [Fact]
    public async Task Send_DirectWhileTheMachineNamesAProxyForAll_PassesItBy()
    {
        await using var rig = await EgressRig.StartAsync();
        using var handler = EgressHttp.CreateHandler(Direct, rig.Secrets);
        Assert.False(Assert.IsType<SocketsHttpHandler>(handler).UseProxy);
    }

    private static EgressOptions Through(TestProxy proxy, string? secret = null) =>
        new()
        {
            Mode = EgressMode.Proxy,
            Proxy = proxy.Address,
            ProxySecret = secret,
        };

    private static async Task<Fault> ThrowsAsync<TException>(MyAnonamouseClient tracker)
        where TException : FaultException => (await Assert.ThrowsAsync<TException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None))).Fault;
}
