using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MamCrawler.Simulators.Hosting;

/// <summary>
/// A service of the outside world, played on loopback: a quiet Kestrel with fault switches and a log of what it was asked.
/// The control endpoints under <c>/_simulator</c> are not part of the service and are not logged.
/// </summary>
public abstract class SimulatorServer : IAsyncDisposable
{
    private readonly SimulatorOptions options;
    private WebApplication? application;
    private Uri? address;

    /// <param name="name">The service's name.</param>
    /// <param name="options">How it runs.</param>
    /// <param name="faults">The faults it can play besides <see cref="CommonFaults"/>.</param>
    protected SimulatorServer(string name, SimulatorOptions options, IEnumerable<string> faults)
    {
        Name = name;
        this.options = options;
        Faults = new FaultSwitches(CommonFaults.All.Concat(faults));
        Requests = new RequestLog(options.Time);
    }

    /// <summary>The name of the service that it plays.</summary>
    public string Name { get; }

    /// <summary>Its root, such as http://127.0.0.1:40123/.</summary>
    /// <exception cref="InvalidOperationException">It was not started.</exception>
    public Uri Address => address ?? throw new InvalidOperationException($"The simulator of {Name} was not started.");

    public FaultSwitches Faults { get; }

    public RequestLog Requests { get; }

    /// <summary>The clock the simulator goes by.</summary>
    protected TimeProvider Time => options.Time;

    /// <summary>Starts to listen. A simulator starts once.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (application is not null)
            throw new InvalidOperationException($"The simulator of {Name} runs already.");

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });
        builder.Services.AddRoutingCore();

        application = builder.Build();
        if (PathBase is { } pathBase)
            application.UsePathBase(pathBase);
        application.UseRouting();
        application.Use(FaultPipeline.Create(this));
        application.UseWhen(FaultPipeline.IsPlayed(this), Configure);
        SimulatorControl.Map(application, this);
        Map(application);
        application.UseEndpoints(_ => { });

        await application.StartAsync(cancellationToken);
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        address = new Uri(addresses!.Addresses.Single());
    }

    /// <summary>Stops to listen; open requests are cut.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (application is null)
            return;

        using var immediately = new CancellationTokenSource();
        await immediately.CancelAsync();
        await application.StopAsync(immediately.Token);
        await application.DisposeAsync();
    }

    /// <summary>A path under which the service answers as well as under the root; null for none.</summary>
    protected virtual string? PathBase => null;

    /// <summary>Adds middleware of the service's own (sessions, limits); it runs after the common faults.</summary>
    protected virtual void Configure(IApplicationBuilder pipeline) { }

    /// <summary>Maps the service's endpoints.</summary>
    protected abstract void Map(IEndpointRouteBuilder routes);

    /// <summary>False for requests that are not part of what is played, such as a torrent client's announces: they meet no fault and no log.</summary>
    protected internal virtual bool IsServiceRequest(HttpContext context) => true;

    /// <summary>Called when a request starts while others run; a service that forbids that notes it and answers true to refuse.</summary>
    protected internal virtual bool RefusesParallel(HttpContext context, int running) => false;
}
