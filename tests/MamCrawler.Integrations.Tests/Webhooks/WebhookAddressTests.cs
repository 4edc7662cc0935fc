using System.Net;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Integrations.Webhooks;

namespace MamCrawler.Integrations.Tests.Webhooks;

public sealed class WebhookAddressTests
{
    [Theory]
    [InlineData("https://discord.com/api/webhooks/1/t", WebhookFormat.Discord)]
    [InlineData("https://canary.discord.com/api/webhooks/1/t", WebhookFormat.Discord)]
    [InlineData("https://discord.com.example.org/api/webhooks/1/t", WebhookFormat.Json)]
    [InlineData("https://ntfy.sh/topic", WebhookFormat.Ntfy)]
    [InlineData("https://apprise.example.org/notify/key", WebhookFormat.Apprise)]
    [InlineData("https://prod-1.westeurope.logic.azure.com/workflows/1?sig=t", WebhookFormat.Teams)]
    [InlineData("https://x.environment.api.powerplatform.com/powerautomate/1", WebhookFormat.Teams)]
    [InlineData("https://example.org/hook", WebhookFormat.Json)]
    public void Read_Auto_TellsTheFormatByTheAddress(string address, WebhookFormat format) =>
        Assert.Equal(format, WebhookAddress.Read(address, Options()).Format);

    [Theory]
    [InlineData("nonsense tok3n")]
    [InlineData("ftp://example.org/tok3n")]
    [InlineData("http://example.org/tok3n")]
    [InlineData("http://192.168.1.7/tok3n")]
    [InlineData("https://ntfy.sh/?auth=tok3n")]
    public void Read_NotGood_IsASentenceWithoutTheAddress(string address)
    {
        var fault = Assert.Throws<AskPersonFaultException>(() => WebhookAddress.Read(address, Options())).Fault;
        Assert.Equal(FaultName.NotConfigured, fault.Name);
        Assert.DoesNotContain("tok3n", fault.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9000/hook", false)]
    [InlineData("http://localhost:9000/hook", false)]
    [InlineData("http://192.168.1.7/hook", true)]
    [InlineData("http://ntfy.lan/topic", true)]
    public void Read_WithoutTls_IsForThisMachineOrByAPersonsWord(string address, bool allowed) =>
        Assert.Equal(address, WebhookAddress.Read(address, Options() with { AllowPrivateHttp = allowed }).Target.AbsoluteUri);

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("100.100.1.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("::ffff:192.168.1.7", true)]
    [InlineData("1.1.1.1", false)]
    [InlineData("172.32.0.1", false)]
    [InlineData("2606:4700::1111", false)]
    public void IsNear_Number_IsOfThisMachineOrAPrivateNetwork(string number, bool near) => Assert.Equal(near, WebhookAddress.IsNear(IPAddress.Parse(number)));

    [Fact]
    public async Task Send_WithoutTlsToAnotherNetwork_IsNotConnected()
    {
        var secrets = new MemorySecrets();
        // An address of documentation (RFC 5737): whatever stands there must not be asked.
        secrets.Values["webhook-address"] = new Secret("http://192.0.2.1/tok3n");
        using var client = new WebhookClient(secrets, Options() with { AllowPrivateHttp = true }, TimeProvider.System);
        var notice = new Notice
        {
            Id = "1",
            Kind = NoticeKind.Test,
            Title = "T",
            At = DateTimeOffset.UnixEpoch,
        };
        var fault = (await Assert.ThrowsAsync<WaitFaultException>(() => client.SendAsync(notice, TestContext.Current.CancellationToken))).Fault;
        Assert.Contains("no address of a private network", fault.Sentence, StringComparison.Ordinal);
    }

    private static WebhookOptions Options() => new() { AddressSecret = "webhook-address" };
}
