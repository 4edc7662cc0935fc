using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse.Egress;

public sealed class EgressOptionsTests
{
    [Theory]
    [InlineData("https://home.example.org:3128/", "proxy-login")]
    [InlineData("http://home.example.org:3128/", null)]
    [InlineData("http://10.8.0.2:3128/", "proxy-login")]
    [InlineData("socks5://100.101.102.103:1080/", "proxy-login")]
    [InlineData("socks5://[fd7a:115c::2]:1080", "proxy-login")]
    [InlineData("http://localhost:3128", "proxy-login")]
    public void Validate_AProxyThatKeepsItsPassword_IsGood(string proxy, string? secret) => Assert.Empty(Proxy(proxy, secret).Validate());

    [Theory]
    [InlineData("ftp://home.example.org:21/", null, "no address such as")]
    [InlineData("home:3128", null, "no address such as")]
    [InlineData("https://me:secret@home.example.org:3128/", null, "holds a user or a password")]
    [InlineData("https://home.example.org:3128/way?out=1", null, "more than scheme, host and port")]
    [InlineData("http://home.example.org:3128/", "proxy-login", "would travel in clear to home.example.org")]
    [InlineData("http://8.8.8.8:3128/", "proxy-login", "would travel in clear to 8.8.8.8")]
    [InlineData("http://172.32.0.1:3128/", "proxy-login", "would travel in clear")]
    [InlineData("socks5://home.example.org:1080/", "proxy-login", "would travel in clear")]
    [InlineData("https://home.example.org:3128/", "my secret", "made of 1 to 127 letters")]
    public void Validate_AProxyThatCannotWork_SaysWhy(string proxy, string? secret, string words) =>
        Assert.Contains(Proxy(proxy, secret).Validate(), sentence => sentence.Contains(words, StringComparison.Ordinal));

    [Theory]
    [InlineData(EgressMode.Direct)]
    [InlineData(EgressMode.NatGateway)]
    public void Validate_AProxyInAnotherMode_IsRefused(EgressMode mode) =>
        Assert.Single((Proxy("https://home.example.org:3128/", null) with { Mode = mode }).Validate());

    [Fact]
    public void CreateHandler_OptionsThatCannotWork_AreRefused() =>
        Assert.Throws<ArgumentException>(() => EgressHttp.CreateHandler(new EgressOptions { Mode = EgressMode.Proxy }, new MemorySecrets()));

    private static EgressOptions Proxy(string proxy, string? secret) =>
        new()
        {
            Mode = EgressMode.Proxy,
            Proxy = new Uri(proxy),
            ProxySecret = secret,
        };
}
