using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Core.Ports;
using MamCrawler.Hosting.Settings;

namespace MamCrawler.Hosting.Tests.Settings;

/// <summary>Which providers of metadata the settings name.</summary>
public sealed class MetadataSettingsTests
{
    [Fact]
    public async Task Providers_ByDefault_AreAllAndThoseWithoutTheirSecretAreSwitchedOff()
    {
        var secrets = new FakeSecrets();
        await using var bench = await HostBench.MakeAsync(new MamCrawlerSettings(), secrets);
        var health = await bench.Services.Providers.ReadHealthAsync(TestContext.Current.CancellationToken);
        Assert.Equal(MetadataSettings.Known, health.Select(provider => provider.Provider));
        Assert.Equal(
            ["Hardcover", "GoogleBooks"],
            health.Where(provider => provider.Condition == ProviderCondition.SwitchedOff).Select(provider => provider.Provider)
        );

        await secrets.SetAsync(KnownSecrets.HardcoverToken, new Secret("token"), TestContext.Current.CancellationToken);
        await secrets.SetAsync(KnownSecrets.GoogleBooksKey, new Secret("key"), TestContext.Current.CancellationToken);
        health = await bench.Services.Providers.ReadHealthAsync(TestContext.Current.CancellationToken);
        Assert.All(health, provider => Assert.Equal(ProviderHealth.Good(provider.Provider), provider));
    }

    [Fact]
    public async Task Providers_Named_AreAskedInThatOrderUnlessTheyAreSwitchedOffElsewhere()
    {
        var settings = new MamCrawlerSettings
        {
            Metadata = new MetadataSettings { Providers = " openlibrary , AUDIBLE, Audnexus,audible," },
            Audnexus = new AudnexusSettings { Enabled = false },
        };
        Assert.DoesNotContain(SettingsCheck.Find(settings), problem => problem.ToString().Contains("metadata", StringComparison.Ordinal));
        await using var bench = await HostBench.MakeAsync(settings, new FakeSecrets());
        var health = await bench.Services.Providers.ReadHealthAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["OpenLibrary", "Audible"], health.Select(provider => provider.Provider));
    }

    [Fact]
    public void Find_UnknownProvider_IsNamedWithThoseThereAre()
    {
        var settings = new MamCrawlerSettings { Metadata = new MetadataSettings { Providers = "Audible,Goodreads" } };
        Assert.Contains(
            SettingsCheck.Find(settings),
            problem => problem.ToString().Contains("'Goodreads' is no provider of metadata; there are Audible, ", StringComparison.Ordinal)
        );
    }
}
