using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Tests.Programs;

namespace MamCrawler.Integrations.Tests.Http.Tunnels;

public sealed class TunnelOptionsTests
{
    private static readonly TunnelOptions Good = new() { BaseAddress = new Uri("https://home.example/qb/") };

    [Theory]
    [InlineData("https://home.example/qb")]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost/x/")]
    [InlineData("http://[::1]:8080/")]
    public void Validate_HttpsOrLoopback_IsFine(string address) => Assert.Empty((Good with { BaseAddress = new Uri(address) }).Validate("Section"));

    [Theory]
    [InlineData("http://home.example/", "use https")]
    [InlineData("http://192.168.1.2/", "use https")]
    [InlineData("ftp://home.example/", "not an http")]
    [InlineData("/relative", "not an http")]
    [InlineData("https://user:word@home.example/", "secret store")]
    [InlineData("https://home.example/?a=b", "query")]
    [InlineData("https://home.example/#x", "query")]
    public void Validate_BadAddress_IsASentence(string address, string expected) =>
        AssertProblem(Good with { BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute) }, expected);

    [Fact]
    public void Validate_BadHeaders_AreSentences()
    {
        AssertProblem(Good with { Headers = [new("Host", "s")] }, "cannot be set here");
        AssertProblem(Good with { Headers = [new("X Y", "s")] }, "letters, digits");
        AssertProblem(Good with { Headers = [new("", "s")] }, "letters, digits");
        AssertProblem(Good with { Headers = [new("X-Y", "")] }, "names no secret");
        AssertProblem(Good with { Headers = [new("X-Y", null!)] }, "names no secret");
    }

    [Fact]
    public void Validate_BadCertificates_AreSentences()
    {
        var loopback = Good with { BaseAddress = new Uri("http://127.0.0.1/") };
        AssertProblem(loopback with { ClientCertificateSecret = "s" }, "needs an https");
        AssertProblem(loopback with { PinnedAuthority = Pem() }, "needs an https");
        AssertProblem(Good with { ClientCertificatePasswordSecret = "s" }, "without ClientCertificateSecret");
        AssertProblem(Good with { PinnedAuthority = "-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----" }, "holds no certificate");
        AssertProblem(Good with { PinnedAuthority = "-----BEGIN NOTHING-----" }, "holds no certificate");
        AssertProblem(Good with { PinnedAuthority = "/no/such/file.pem" }, "neither PEM text nor a file");
        AssertProblem(Good with { PinnedAuthority = "" }, "neither PEM text nor a file");
    }

    [Fact]
    public void Validate_PinnedAuthorityAsTextOrFile_IsFine()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, Pem());

        Assert.Empty((Good with { PinnedAuthority = Pem() }).Validate("Section"));
        Assert.Empty((Good with { PinnedAuthority = file }).Validate("Section"));
        File.Delete(file);
    }

    [Theory]
    [InlineData("127.0.0.1:8080", true)]
    [InlineData("home.example", true)]
    [InlineData("", false)]
    [InlineData("home.example/x", false)]
    [InlineData("two words", false)]
    public void Validate_HostOverride_IsAHostWithAnOptionalPort(string host, bool good) =>
        Assert.Equal(good, (Good with { Host = host }).Validate("Section").Count == 0);

    [Fact]
    public void Validate_Limits_AreSentences()
    {
        AssertProblem(Good with { Timeout = TimeSpan.FromMilliseconds(999) }, "Timeout");
        AssertProblem(Good with { Timeout = TimeSpan.FromMinutes(6) }, "Timeout");
        AssertProblem(Good with { MaximumAnswerBytes = 1 }, "MaximumAnswerBytes");
        AssertProblem(Good with { ReadRetries = 6 }, "ReadRetries");
    }

    [Fact]
    public void CreateClient_WithBadOptions_IsRefused()
    {
        var options = Good with { BaseAddress = new Uri("http://home.example/") };

        Assert.Throws<ArgumentException>(() => TunnelHttp.CreateClient(options, TunnelTarget.QBittorrent, new MemorySecrets(), TimeProvider.System));
    }

    [Fact]
    public void CreateClient_AddressWithoutASlash_EndsWithOne()
    {
        using var client = TunnelHttp.CreateClient(
            Good with
            {
                BaseAddress = new Uri("https://home.example/qb"),
            },
            new TunnelTarget("X", FaultName.ClientUnreachable),
            new MemorySecrets(),
            TimeProvider.System
        );

        Assert.Equal("https://home.example/qb/", client.BaseAddress!.ToString());
    }

    private static string Pem()
    {
        using var authority = new TestAuthority();
        return authority.Pem;
    }

    private static void AssertProblem(TunnelOptions options, string expected)
    {
        var problems = options.Validate("Section");
        Assert.Contains(problems, problem => problem.StartsWith("Section: ", StringComparison.Ordinal) && problem.Contains(expected, StringComparison.Ordinal));
    }
}
