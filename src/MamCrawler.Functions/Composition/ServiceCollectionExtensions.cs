using Azure.Core.Serialization;
using MamCrawler.Azure.KeyVault;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Ports;
using MamCrawler.Functions.Activities;
using MamCrawler.Functions.Durable;
using MamCrawler.Functions.Settings;
using MamCrawler.Functions.Timers;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Web;
using MamCrawler.Web.Handlers;
using MamCrawler.Web.Pipeline;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace MamCrawler.Functions.Composition;

/// <summary>Puts the cloud host together.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds everything that the functions call. Nothing is asked of any service yet.</summary>
    /// <exception cref="ArgumentException">The storage setting is none of the emulator's.</exception>
    public static IServiceCollection AddMamCrawler(this IServiceCollection services, CloudSettings settings)
    {
        // Durable writes inputs and results in the same form as the engine of the one-machine host.
        services.Configure<WorkerOptions>(options => options.Serializer = new JsonObjectSerializer(OrchestrationJson.Options));
        return services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(settings)
            .AddSingleton(settings.Storage.Connect(() => AzureCredentials.For(settings.IdentityClientId)))
            .AddSingleton<DurableClientScope>()
            .AddSingleton<IOrchestrationClient, DurableOrchestrationClient>()
            .AddSingleton<ICloudServicesSource, CloudServicesSource>()
            .AddSingleton<IApiAccess, AccessCheckedByHost>()
            .AddSingleton<ApiPipeline>()
            .AddSingleton(CloudSecrets.Of(settings))
            .AddSingleton<IConfigurationReport>(provider => new ConfigurationWatch(
                settings.Services,
                provider.GetRequiredService<ISecretStore>(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<GetHealthHandler>()
            .AddSingleton(provider =>
            {
                var source = provider.GetRequiredService<ICloudServicesSource>();
                return new ApiEndpoints(
                    provider.GetRequiredService<ApiPipeline>(),
                    provider.GetRequiredService<GetHealthHandler>(),
                    async cancellationToken => (await source.GetAsync(cancellationToken)).Api
                );
            })
            .AddSingleton<ActivityRun>()
            .AddSingleton<DurableHistory>()
            .AddSingleton<ScheduledRun>();
    }
}
