using System.Text.Json;
using MamCrawler.Azure.KeyVault;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Hosting.Composition;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Local.CommandLine;

namespace MamCrawler.Local.Tests.CommandLine;

/// <summary><c>init</c>, <c>secret</c> and <c>doctor</c> for a deployment in the cloud.</summary>
public sealed class VaultTests
{
    private const string Answers = """
        https://books.example.org/
        abs-key

        mam-cookie
        8075
        https://qb.example.org/

        me
        qb-password
        no
        access
        token-id
        token-secret
        certificate
        PFX-FILE
        pfx-password


        proxy
        https://home.example.org:3128/
        home:proxy-password
        """;

    private static readonly string[] Values = ["abs-key", "mam-cookie", "qb-password", "token-id", "token-secret", "pfx-password", "proxy-password"];

    private readonly FakeVault vault = new();

    [Fact]
    public async Task Init_Vault_FillsItAndPrintsSettingsAndNeverASecret()
    {
        using var line = Line();
        var pfx = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pfx");
        await File.WriteAllTextAsync(pfx, "key and certificate", TestContext.Current.CancellationToken);
        var (code, output, error) = await line.RunAsync(["init", "--vault", "Kv-Mine"], Answers.Replace("PFX-FILE", pfx, StringComparison.Ordinal));
        File.Delete(pfx);
        Assert.True(code == 0, output + error);
        Assert.Equal("mam-cookie", vault.Kept["mam-id"]);
        Assert.Equal("token-secret", vault.Kept["access-client-secret"]);
        Assert.Equal("home:proxy-password", vault.Kept["proxy-login"]);
        Assert.Equal("key and certificate", System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(vault.Kept["tunnel-client-certificate"])));
        Assert.All(Values, value => Assert.DoesNotContain(value, output + error, StringComparison.Ordinal));
        Assert.False(File.Exists(line.Data.SecretsFile) || File.Exists(line.Data.SettingsFile));
        Assert.False(File.Exists(line.Data.OfVault("kv-mine").SecretsFile));
        string[] told =
        [
            "azd env set MAMCRAWLER__Audiobookshelf__BaseAddress 'https://books.example.org/'",
            "azd env set MAMCRAWLER__Audiobookshelf__Tunnel__HeaderSecrets 'CF-Access-Client-Id=access-client-id;CF-Access-Client-Secret=access-client-secret'",
            "azd env set MAMCRAWLER__MyAnonamouse__SessionAsn '8075'",
            "azd env set MAMCRAWLER__MyAnonamouse__Egress__Mode 'Proxy'",
            "azd env set MAMCRAWLER__MyAnonamouse__Egress__ProxySecret 'proxy-login'",
            "azd env set MAMCRAWLER__QBittorrent__Tunnel__ClientCertificatePasswordSecret 'tunnel-client-certificate-password'",
        ];
        Assert.All(told, command => Assert.Contains(command, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Init_VaultRunAgain_ShowsWhatIsThereAndKeepsIt()
    {
        using var line = Line();
        vault.Kept["mam-id"] = "mam-cookie";
        line.Environment["MAMCRAWLER__QBittorrent__BaseAddress"] = "https://qb.example.org/";
        line.Environment["MAMCRAWLER__QBittorrent__Tunnel__HeaderSecrets"] = "X-Door=door-key";
        var (code, output, error) = await line.RunAsync(["init", "--vault", "kv-mine"]);
        Assert.Equal(1, code);
        Assert.Contains("for this program alone) [kept]", error, StringComparison.Ordinal);
        Assert.Contains("qBittorrent: value of the header X-Door [none]", error, StringComparison.Ordinal);
        Assert.Contains("something is still missing", error, StringComparison.Ordinal);
        Assert.Contains("kv-mine can be read and holds mam-id.", output, StringComparison.Ordinal);
        Assert.Equal(["mam-id"], vault.Kept.Keys);
    }

    [Fact]
    public async Task Doctor_Vault_NamesWhatIsLeftInOrderAndNeverAsksTheTracker()
    {
        using var line = Line();
        vault.Kept["audiobookshelf-api-key"] = "a";
        vault.Kept["mam-id"] = "m";
        line.Environment["MAMCRAWLER__Audiobookshelf__BaseAddress"] = "https://books.example.org/";
        line.Services.ServiceChecks.Add(
            ServiceCheck.Of("MyAnonamouse", true, _ => throw new InvalidOperationException("asked")) with
            {
                Needs = RequiredServices.Tracker,
            }
        );
        var (code, output, _) = await line.RunAsync(["doctor", "--json", "--vault", "kv-mine"]);
        Assert.Equal(1, code);
        var findings = JsonDocument.Parse(output).RootElement.EnumerateArray().ToArray();
        Assert.Equal(
            ["Settings", "Key Vault", "Missing", "Missing", "Audiobookshelf", "MyAnonamouse"],
            findings.Select(finding => finding.GetProperty("area").GetString())
        );
        Assert.Contains("qBittorrent.baseAddress", findings[2].GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Contains("qbittorrent-password", findings[3].GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Contains("not asked from here", findings[5].GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_VaultRefuses_SaysWhyAndIs1()
    {
        using var line = Line();
        vault.Failure = new AskPersonFaultException(FaultName.StateUnavailable, "Key Vault", "The identity has no right to it.");
        var (code, output, _) = await line.RunAsync(["doctor", "--vault", "kv-mine"]);
        Assert.Equal(1, code);
        Assert.Contains("The identity has no right to it.", output, StringComparison.Ordinal);
        Assert.DoesNotContain("mam-id is not set", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_Vault_SetsAndListsThereAndNowhereElse()
    {
        using var line = Line();
        var (code, output, error) = await line.RunAsync(["secret", "set", "mam-id", "--vault", "kv-mine"], "a%3Dvalue\n");
        Assert.True(code == 0, error);
        Assert.DoesNotContain("a%3Dvalue", output + error, StringComparison.Ordinal);
        Assert.Equal("a%3Dvalue", vault.Kept["mam-id"]);
        Assert.Equal("mam-id", (await line.RunAsync(["secret", "list", "--vault", "kv-mine"])).Output.Trim());
        Assert.False(File.Exists(line.Data.SecretsFile));
    }

    [Theory]
    [InlineData("kv", "mam-id", 2, "A vault's name is 3 to 24 letters")]
    [InlineData("kv-mine", "Mam-Id", 1, "Write it in lower case")]
    public async Task Secret_VaultOrNameNotGood_SaysSo(string name, string secret, int exitCode, string words)
    {
        using var line = Line();
        var (code, _, error) = await line.RunAsync(["secret", "set", secret, "--vault", name], "value\n");
        Assert.Equal(exitCode, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.Empty(vault.Kept);
    }

    [Fact]
    public async Task Doctor_App_NamesWhatTheAppItselfLacks()
    {
        using var line = Line();
        line.Folder.WriteGoodSettings();
        using var serving = new TestCommandLine();
        await using var app = await Hosting.Serving.StartAsync(serving);
        var (code, output, _) = await line.RunAsync(["doctor", "--app", app.Host.Address.ToString()]);
        Assert.Equal(1, code);
        Assert.Contains("setting audiobookshelf.baseAddress, secret audiobookshelf-api-key, secret mam-id", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/", 1, "did not answer")]
    [InlineData("http://app.example.org/", 2, "Write the app's whole address")]
    public async Task Doctor_AppNotThere_IsNotAllRight(string app, int exitCode, string words)
    {
        using var line = Line();
        line.Folder.WriteGoodSettings();
        var (code, output, error) = await line.RunAsync(["doctor", "--app", app]);
        Assert.Equal(exitCode, code);
        Assert.Contains(words, output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_EmptyVault_SaysHowItIsFilled()
    {
        using var line = Line();
        var (code, output, error) = await line.RunAsync(["secret", "list", "--vault", "kv-mine"]);
        Assert.Equal((0, ""), (code, output));
        Assert.Contains("mamcrawler init --vault kv-mine", error, StringComparison.Ordinal);
    }

    [Fact]
    public void OpenVault_UnlessToldOtherwise_IsKeyVault()
    {
        var console = new CommandConsole(TextReader.Null, TextWriter.Null, TextWriter.Null);
        var scope = new CommandScope(console, new Dictionary<string, string>(), TimeProvider.System, new FakeServices());
        Assert.IsType<KeyVaultSecretStore>(scope.OpenVault("kv-mine"));
    }

    private TestCommandLine Line()
    {
        var line = new TestCommandLine { OpenVault = _ => vault };
        line.Environment["MAMCRAWLER__Audible__BaseAddress"] = "http://127.0.0.1:1/";
        line.Services.ServiceChecks.Add(ServiceCheck.Of("Audiobookshelf", false, _ => Task.FromResult(new ServiceProbe("Audiobookshelf", "2.36.0", []))));
        return line;
    }
}
