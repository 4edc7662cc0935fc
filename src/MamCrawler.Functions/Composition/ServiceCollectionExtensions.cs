using Azure.Core.Serialization;
using MamCrawler.Azure;
using MamCrawler.Azure.KeyVault;
using MamCrawler.Azure.Queues;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Ports;
using MamCrawler.Functions.Activities;
using MamCrawler.Functions.Durable;
using MamCrawler.Functions.Queues;
using MamCrawler.Functions.Settings;
using MamCrawler.Functions.Timers;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Web;
using MamCrawler.Web.Handlers;
using MamCrawler.Web.Pipeline;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Functions.Composition;

/// <summary>Puts the cloud host together.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds everything that the functions call. Nothing is asked of any service yet.</summary>
    public static IServiceCollection AddMamCrawler(this IServiceCollection services, CloudSettings settings)
    {
        // Durable writes inputs and results in the same form as the engine of the one-machine host.
        services.Configure<WorkerOptions>(options => options.Serializer = new JsonObjectSerializer(OrchestrationJson.Options));
        return services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(settings)
            .AddSingleton(_ => settings.Storage.Connect(() => AzureCredentials.For(settings.IdentityClientId)))
            .AddSingleton(CloudSecrets.Of(settings))
            .AddSingleton<DurableClientScope>()
            .AddSingleton<IOrchestrationClient, DurableOrchestrationClient>()
            .AddSingleton<DurableHistory>()
            .AddSingleton<ICloudServicesSource, CloudServicesSource>()
            .AddSingleton<ActivityRun>()
            .AddSingleton<ScheduledRun>()
            .AddSingleton(provider =>
            {
                var queue = new StorageWorkQueue(provider.GetRequiredService<StorageClients>().Queues, provider.GetRequiredService<TimeProvider>());
                return new PoisonWatch(ct => queue.CountAsync(PoisonedPush.Queue, ct), provider.GetRequiredService<ILogger<PoisonWatch>>());
            })
            .AddApi();
    }

    private static IServiceCollection AddApi(this IServiceCollection services) =>
        services
            .AddSingleton<IConfigurationReport>(provider => new ConfigurationWatch(
                provider.GetRequiredService<CloudSettings>().Services,
                provider.GetRequiredService<ISecretStore>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<GetHealthHandler>()
            .AddSingleton<IApiAccess, AccessCheckedByHost>()
            .AddSingleton(provider => new ApiPipeline(provider.GetRequiredService<IApiAccess>(), provider.GetRequiredService<ILogger<ApiPipeline>>()))
            .AddSingleton(provider => new ApiEndpoints(
                provider.GetRequiredService<ApiPipeline>(),
                provider.GetRequiredService<GetHealthHandler>(),
                async cancellationToken => (await provider.GetRequiredService<ICloudServicesSource>().GetAsync(cancellationToken)).Api
            ));
}
