using MamCrawler.Core.Faults;
using MamCrawler.Core.Schedules;
using MamCrawler.Functions.Activities;
using MamCrawler.Functions.Composition;
using MamCrawler.Functions.Http;
using MamCrawler.Functions.Queues;
using MamCrawler.Functions.Settings;
using MamCrawler.Functions.Timers;
using Microsoft.Extensions.DependencyInjection;

namespace MamCrawler.Functions.Tests.Composition;

/// <summary>The app as it is put together; Azurite is not asked, because nothing is listening there.</summary>
public sealed class ServiceCollectionTests
{
    private static readonly Dictionary<string, string> Nobody = new()
    {
        ["AzureWebJobsStorage"] =
            "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:1/devstoreaccount1;"
            + "QueueEndpoint=http://127.0.0.1:1/devstoreaccount1;TableEndpoint=http://127.0.0.1:1/devstoreaccount1",
    };

    [Fact]
    public async Task Functions_OfEveryKind_CanBeMadeWithNothingConfigured()
    {
        await using var provider = Provider();

        Assert.NotNull(ActivatorUtilities.CreateInstance<ApiFunctions>(provider));
        Assert.NotNull(ActivatorUtilities.CreateInstance<PushFunctions>(provider));
        Assert.NotNull(ActivatorUtilities.CreateInstance<TimerFunctions>(provider));
        Assert.NotNull(ActivatorUtilities.CreateInstance<ScanActivityFunctions>(provider));
        Assert.Contains(Schedules.BackUp, provider.GetRequiredService<ICloudServicesSource>().StateJobs.Available);
    }

    [Fact]
    public async Task Services_StateOutOfReach_IsANamedFault()
    {
        await using var provider = Provider();

        var fault = await Assert.ThrowsAnyAsync<FaultException>(() =>
            provider.GetRequiredService<ICloudServicesSource>().GetAsync(TestContext.Current.CancellationToken)
        );

        Assert.Equal(FaultName.StateUnavailable, fault.Fault.Name);
    }

    private static ServiceProvider Provider() =>
        new ServiceCollection()
            .AddLogging()
            .AddMamCrawler(CloudSettings.Read(Nobody))
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
}
