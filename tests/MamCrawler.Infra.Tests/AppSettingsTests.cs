using MamCrawler.Core.Schedules;
using MamCrawler.Hosting.Settings;
using MamCrawler.Infra.Tests.Bicep;

namespace MamCrawler.Infra.Tests;

/// <summary>The app settings that a deployment really comes to, worked out from the Bicep.</summary>
public sealed class AppSettingsTests
{
    [Fact]
    public void AppSettings_NothingGiven_AreThoseWithADefaultAndTheHostsOwn()
    {
        var settings = Settings([], "");
        Assert.DoesNotContain(settings, setting => setting.Value.Length == 0);
        foreach (var (name, value) in SettingsOfTheCode.Defaults)
            Assert.Equal(value, settings.GetValueOrDefault(name, ""));
        Assert.Equal("managedidentity", settings["AzureWebJobsStorage__credential"]);
        Assert.Equal("ClientId=client;Authorization=AAD", settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]);
        Assert.Equal(("kv-x", "stx"), (settings["MAMCRAWLER_VAULT"], settings["AzureWebJobsStorage__accountName"]));
    }

    [Fact]
    public void AppSettings_AsTheParameterFileGivesThem_LetEmptyOnesBeTheDefault()
    {
        var settings = Settings(
            new()
            {
                ["MAMCRAWLER__Scan__Limit"] = "5",
                ["MAMCRAWLER__Mode"] = "",
                ["MAMCRAWLER__QBittorrent__BaseAddress"] = "https://q.example.org/",
            },
            ""
        );
        Assert.Equal("5", settings["MAMCRAWLER__Scan__Limit"]);
        Assert.Equal("Propose", settings["MAMCRAWLER__Mode"]);
        Assert.Equal("https://q.example.org/", settings["MAMCRAWLER__QBittorrent__BaseAddress"]);
    }

    [Fact]
    public void AppSettings_OfTheProduct_AreReadByTheCodeAsItsDefaults() =>
        Assert.Equivalent(new MamCrawlerSettings(), EnvironmentSettings.Read(Settings([], "")), strict: true);

    [Fact]
    public void AppSettings_OfSwitchedOffTimers_AreNamedAsLinuxCanNameThem()
    {
        var names = Schedules.All.Select(schedule => schedule.Name);
        var settings = Settings([], string.Join(", ", names));
        Assert.Equal(
            names.Select(name => $"AzureWebJobs_{name}_Disabled").Order(StringComparer.Ordinal),
            settings
                .Where(setting => setting.Value == "true" && setting.Key.EndsWith("_Disabled", StringComparison.Ordinal))
                .Select(setting => setting.Key)
                .Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain(Settings([], "").Keys, name => name.EndsWith("_Disabled", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Settings(Dictionary<string, object?> settings, string switchedOff)
    {
        var evaluator = new BicepEvaluator(
            "infra/modules/functionApp.bicep",
            new Dictionary<string, object?>
            {
                ["settings"] = settings,
                ["switchedOff"] = switchedOff,
                ["identityClientId"] = "client",
                ["vaultName"] = "kv-x",
                ["storage"] = new Dictionary<string, object?> { ["name"] = "stx" },
                ["component"] = new Dictionary<string, object?>
                {
                    ["properties"] = new Dictionary<string, object?> { ["ConnectionString"] = "InstrumentationKey=x" },
                },
            }
        );
        var app = InfraFiles.Module("functionApp").Resource("Microsoft.Web/sites").Body.At("properties.siteConfig.appSettings");
        return BicepFunctions
            .List(evaluator.Evaluate(app!))
            .Cast<Dictionary<string, object?>>()
            .ToDictionary(setting => (string)setting["name"]!, setting => (string)setting["value"]!);
    }
}
