using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Functions.Settings;

namespace MamCrawler.Functions.Tests.Settings;

public sealed class CloudSettingsTests
{
    private readonly Dictionary<string, string> environment = new() { ["AzureWebJobsStorage__accountName"] = "mamcrawlerstate" };

    [Fact]
    public void Read_OnlyTheAccount_IsEnoughToStart()
    {
        var settings = CloudSettings.Read(environment);

        Assert.Null(settings.Services.Audiobookshelf.BaseAddress);
        Assert.Equal("https://mamcrawlerstate.table.core.windows.net/", settings.Storage.Options!.Tables.ToString());
        Assert.Equal((null, null, null), (settings.Vault, settings.SecretsFolder, settings.IdentityClientId));
    }

    [Fact]
    public void Read_EverythingInAzure_IsTaken()
    {
        environment["AzureWebJobsStorage__clientId"] = "client";
        environment["MAMCRAWLER_VAULT"] = "Kv-Mam";
        environment["MAMCRAWLER__Audiobookshelf__BaseAddress"] = "https://abs.example.org/";

        var settings = CloudSettings.Read(environment);

        Assert.Equal("https://kv-mam.vault.azure.net/", settings.Vault!.ToString());
        Assert.Equal(("client", "abs.example.org"), (settings.IdentityClientId, settings.Services.Audiobookshelf.BaseAddress!.Host));
    }

    [Theory]
    [InlineData("MAMCRAWLER__Audiobookshelf__Basadress", "x", "MAMCRAWLER__Audiobookshelf__Basadress")]
    [InlineData("MAMCRAWLER__MyAnonamouse__MinimumGap", "00:00:01", "myAnonamouse")]
    [InlineData("MAMCRAWLER_VAULT", "https://vault", "is not a vault's name")]
    [InlineData("AzureWebJobsStorage__accountName", "a/b?c", "is not a storage endpoint")]
    public void Read_Malformed_StopsWithASentence(string name, string value, string sentence)
    {
        environment[name] = value;

        var fault = Assert.ThrowsAny<FaultException>(() => CloudSettings.Read(environment)).Fault;

        Assert.Equal(FaultName.NotConfigured, fault.Name);
        Assert.Contains(sentence, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoStorage_SaysWhatToSet()
    {
        var fault = Assert.ThrowsAny<FaultException>(() => CloudSettings.Read(new Dictionary<string, string>())).Fault;

        Assert.Contains("AzureWebJobsStorage__accountName", fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Storage_ThreeAddresses_AreTakenTogether()
    {
        var account = StateAccount.Read(
            new Dictionary<string, string>
            {
                ["AzureWebJobsStorage__tableServiceUri"] = "https://t.example.org/",
                ["AzureWebJobsStorage__blobServiceUri"] = "https://b.example.org/",
                ["AzureWebJobsStorage__queueServiceUri"] = "https://q.example.org/",
            }
        );

        Assert.Equal(
            ("t.example.org", "b.example.org", "q.example.org"),
            (account.Options!.Tables.Host, account.Options.Blobs.Host, account.Options.Queues.Host)
        );
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("http://t.example.org/")]
    public void Storage_BadAddress_IsRefused(string address) =>
        Assert.Throws<ArgumentException>(() =>
            StateAccount.Read(
                new Dictionary<string, string>
                {
                    ["AzureWebJobsStorage__tableServiceUri"] = address,
                    ["AzureWebJobsStorage__blobServiceUri"] = "https://b.example.org/",
                    ["AzureWebJobsStorage__queueServiceUri"] = "https://q.example.org/",
                }
            )
        );

    [Fact]
    public void Storage_Emulator_NeedsNoIdentity()
    {
        var clients = StateAccount
            .Read(new Dictionary<string, string> { ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true" })
            .Connect(() => throw new InvalidOperationException("Nobody signs in."));

        Assert.True(clients.Tables.Uri.IsLoopback);
    }

    [Theory]
    [InlineData("no connection string")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=real;AccountKey=c2VjcmV0;EndpointSuffix=core.windows.net")]
    public void Storage_KeyOfAnotherMachine_IsRefusedWithoutRepeatingIt(string text)
    {
        var environment = new Dictionary<string, string> { ["AzureWebJobsStorage"] = text };
        var refusal = Assert.Throws<ArgumentException>(() => StateAccount.Read(environment));

        Assert.DoesNotContain("c2VjcmV0", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SwitchesOfTimers_NamesThoseThatSwitchNothingOff()
    {
        var settings = CloudSettings.Read(
            new Dictionary<string, string>
            {
                ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
                ["AzureWebJobs_WriteDigest_Disabled"] = "true",
                ["AzureWebJobs_WriteDigests_Disabled"] = "true",
            }
        );

        Assert.Equal(["AzureWebJobs_WriteDigests_Disabled"], settings.UnknownSwitches);
        Assert.Contains("LookAtTopTen", TimerSwitches.Sentence(settings.UnknownSwitches), StringComparison.Ordinal);
    }

    [Fact]
    public void Example_IsReadable()
    {
        using var example = JsonDocument.Parse(File.ReadAllText("local.settings.example.json"));
        var values = example
            .RootElement.GetProperty("Values")
            .EnumerateObject()
            .Where(value => value.Value.GetString() is { Length: > 0 })
            .ToDictionary(value => value.Name, value => value.Value.GetString()!);

        var settings = CloudSettings.Read(values);

        Assert.Equal("UseDevelopmentStorage=true", settings.Storage.Emulator);
        Assert.Equal("dotnet-isolated", values["FUNCTIONS_WORKER_RUNTIME"]);
    }

    [Fact]
    public void ReadEnvironment_LeavesEmptyValuesOut() => Assert.DoesNotContain(CloudSettings.ReadEnvironment(), variable => variable.Value.Length == 0);
}
