using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Hosting.Settings;
using MamCrawler.Tests;

namespace MamCrawler.Hosting.Tests.Readiness;

public sealed class ConfigurationWatchTests
{
    private static readonly string[] Enough = [KnownSecrets.AudiobookshelfKey, KnownSecrets.TrackerSession, KnownSecrets.QBittorrentPassword];

    private readonly ManualTimeProvider time = new();

    [Fact]
    public async Task Read_NothingSet_NamesAllInTheOrderOfSetting()
    {
        using var watch = new ConfigurationWatch(new MamCrawlerSettings(), new FakeSecrets(), time);
        Assert.Equal(
            ["audiobookshelf.baseAddress", "audiobookshelf-api-key", "mam-id", "qBittorrent.baseAddress", "qbittorrent-password"],
            Names(await watch.ReadAsync(TestContext.Current.CancellationToken))
        );
    }

    [Fact]
    public async Task Read_AllSet_IsEmptyAndNotAskedAgainForAnHour()
    {
        var secrets = new FakeSecrets(Enough);
        using var watch = new ConfigurationWatch(SettingsText.Loopback, secrets, time);
        Assert.Empty(await watch.ReadAsync(TestContext.Current.CancellationToken));
        var asked = secrets.Asked;
        time.Advance(ConfigurationWatch.TrustFor - TimeSpan.FromSeconds(1));
        Assert.Empty(await watch.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(asked, secrets.Asked);
        time.Advance(TimeSpan.FromSeconds(2));
        await watch.ReadAsync(TestContext.Current.CancellationToken);
        Assert.True(secrets.Asked > asked);
    }

    [Fact]
    public async Task Read_SecretSetLater_IsSeenHalfAMinuteLater()
    {
        var secrets = new FakeSecrets(KnownSecrets.AudiobookshelfKey, KnownSecrets.QBittorrentPassword);
        using var watch = new ConfigurationWatch(SettingsText.Loopback, secrets, time);
        Assert.Equal([KnownSecrets.TrackerSession], Names(await watch.ReadAsync(TestContext.Current.CancellationToken)));
        await secrets.SetAsync(KnownSecrets.TrackerSession, new Secret("m"), TestContext.Current.CancellationToken);
        Assert.Single(await watch.ReadAsync(TestContext.Current.CancellationToken));
        time.Advance(ConfigurationWatch.LookAgain);
        Assert.Empty(await watch.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(RequiredServices.Library, 0)]
    [InlineData(RequiredServices.None, 0)]
    [InlineData(RequiredServices.Tracker, 1)]
    [InlineData(RequiredServices.All, 1)]
    public async Task Read_ForAPieceOfWork_NamesOnlyWhatItNeeds(RequiredServices needed, int count)
    {
        var secrets = new FakeSecrets(KnownSecrets.AudiobookshelfKey, KnownSecrets.QBittorrentKey);
        using var watch = new ConfigurationWatch(SettingsText.Loopback, secrets, time);
        Assert.Equal(count, (await watch.ReadAsync(needed, TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task Read_StoreSilent_IsAFaultAndNeverAllRight()
    {
        var secrets = new FakeSecrets(Enough) { Failure = new WaitFaultException(FaultName.StateUnavailable, "Key Vault", "It did not answer.") };
        using var watch = new ConfigurationWatch(SettingsText.Loopback, secrets, time);
        await Assert.ThrowsAsync<WaitFaultException>(() => watch.ReadAsync(TestContext.Current.CancellationToken));
        secrets.Failure = null;
        await Assert.ThrowsAsync<WaitFaultException>(() => watch.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, secrets.Asked);
        time.Advance(ConfigurationWatch.LookAgain);
        Assert.Empty(await watch.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Read_BlankSecret_IsMissing()
    {
        var secrets = new FakeSecrets(Enough);
        await secrets.SetAsync(KnownSecrets.TrackerSession, new Secret(" "), TestContext.Current.CancellationToken);
        using var watch = new ConfigurationWatch(SettingsText.Loopback, secrets, time);
        Assert.Equal([KnownSecrets.TrackerSession], Names(await watch.ReadAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Read_TunnelAndWitnessSecrets_AreNamedToo()
    {
        var settings = SettingsText.Loopback with
        {
            Audiobookshelf = SettingsText.Loopback.Audiobookshelf with
            {
                Tunnel = new TunnelSettings { HeaderSecrets = new Dictionary<string, string> { ["CF-Access-Client-Id"] = "abs-access-id" } },
            },
            QBittorrent = SettingsText.Loopback.QBittorrent with
            {
                UserName = "",
                Tunnel = new TunnelSettings { ClientCertificateSecret = "qb-pfx", ClientCertificatePasswordSecret = "qb-pfx-password" },
            },
            Hardcover = new HardcoverSettings { Enabled = true },
        };
        using var watch = new ConfigurationWatch(settings, new FakeSecrets(), time);
        var missing = await watch.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["audiobookshelf-api-key", "abs-access-id", "mam-id", "qb-pfx", "qb-pfx-password", "hardcover-token"], Names(missing));
        Assert.All(missing, part => Assert.Contains($"mamcrawler secret set {part.Name}", part.Sentence, StringComparison.Ordinal));
        Assert.DoesNotContain("hardcover-token", Names(await watch.ReadAsync(RequiredServices.All, TestContext.Current.CancellationToken)));
    }

    private static string[] Names(IEnumerable<MissingPart> parts) => [.. parts.Select(part => part.Name)];
}
