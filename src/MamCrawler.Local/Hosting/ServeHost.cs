using System.Security.Cryptography;
using MamCrawler.Core.Ports;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Settings;
using MamCrawler.Web;
using MamCrawler.Web.Handlers;
using MamCrawler.Web.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Local.Hosting;

/// <summary>The running host of a data folder: it has the lane, answers the API, and works by schedule. Health is answered before anything else is built.</summary>
internal sealed class ServeHost : IAsyncDisposable
{
    private readonly LocalContext context;
    private readonly Lane lane;
    private readonly WebApplication application;
    private readonly Lazy<Task<ILocalServices>> services;

    private ServeHost(LocalContext context, Lane lane, WebApplication application, Lazy<Task<ILocalServices>> services, HostAddress address)
    {
        this.context = context;
        this.lane = lane;
        this.application = application;
        this.services = services;
        Address = address;
    }

    internal HostAddress Address { get; }

    /// <summary>Starts to listen and says where in the host file.</summary>
    /// <exception cref="CommandLine.CommandFailedException">Another process has the lane, or the addresses need a key that is not there.</exception>
    /// <exception cref="IOException">An address cannot be listened on.</exception>
    internal static async Task<ServeHost> StartAsync(LocalContext context, string urls, ICompositionRoot composition, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(context, urls, cancellationToken);
        var lane = Lane.Take(context.Folder, context.Settings.MyAnonamouse.BaseAddress);
        try
        {
            var services = new Lazy<Task<ILocalServices>>(() => composition.ComposeAsync(context, CancellationToken.None));
            var application = Build(context, urls, key, services);
            await application.StartAsync(cancellationToken);
            var address = new HostAddress(ReachableAddress(application), key.Reveal(), Environment.ProcessId);
            address.Write(context.Folder);
            return new ServeHost(context, lane, application, services, address);
        }
        catch
        {
            lane.Dispose();
            throw;
        }
    }

    /// <summary>Works until it is cancelled.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken) =>
        // On the pool, so that composing does not hold up the first answers.
        await new BackgroundWork(context, await Task.Run(() => services.Value, cancellationToken)).RunAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        File.Delete(context.Folder.HostFile);
        using (var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5)))
        {
            await application.StopAsync(patience.Token);
        }

        await application.DisposeAsync();
        if (services.IsValueCreated)
        {
            await (await services.Value).DisposeAsync();
        }

        lane.Dispose();
    }

    private static WebApplication Build(LocalContext context, string urls, Secret key, Lazy<Task<ILocalServices>> services)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls(ListenUrls.Split(urls));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ApiPipeline.MaximumBodyBytes;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<ILoggerFactory>(new ServerLoggers(context.Loggers));
        builder.Services.AddSingleton(_ => new ConfigurationWatch(context.Settings, context.Secrets, context.Time));
        var application = builder.Build();
        var access = new ApiAccess(key, keyRequired: !ListenUrls.AreLoopback(urls));
        var pipeline = new ApiPipeline(access, context.Loggers.CreateLogger<ApiPipeline>());
        application.UseRouting();
        var health = new GetHealthHandler(context.Time, application.Services.GetRequiredService<ConfigurationWatch>());
        new MamCrawlerApi(pipeline, health, async _ => await services.Value).Map(application);
        application.UseEndpoints(_ => { });
        return application;
    }

    private static async Task<Secret> KeyAsync(LocalContext context, string urls, CancellationToken cancellationToken)
    {
        if (await context.Secrets.GetAsync(KnownSecrets.ApiKey, cancellationToken) is { } kept)
        {
            return kept;
        }

        return ListenUrls.AreLoopback(urls)
            ? new Secret(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)))
            : throw new CommandLine.CommandFailedException(
                $"'{urls}' can be reached from other machines, and there is no key that would keep them out. "
                    + $"Set one with 'mamcrawler secret set {KnownSecrets.ApiKey}', or listen on 127.0.0.1 only."
            );
    }

    private static Uri ReachableAddress(WebApplication application)
    {
        var bound = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var address = new Uri(bound.Replace("//*", "//127.0.0.1", StringComparison.Ordinal).Replace("//+", "//127.0.0.1", StringComparison.Ordinal));
        return address.Host is "0.0.0.0" or "[::]" ? new UriBuilder(address) { Host = "127.0.0.1" }.Uri : address;
    }
}
