using System.Net.Http.Json;
using System.Text.Json;
using MamCrawler.Core.Ports;
using MamCrawler.Tests;
using MamCrawler.Web.Handlers;
using MamCrawler.Web.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MamCrawler.Web.Tests;

/// <summary>The API on a real Kestrel, on loopback, over services of memory.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ApiPipeline pipeline;

    private ApiHost(WebApplication application, FakeApiServices services, EventLog log, ApiPipeline pipeline)
    {
        (this.application, this.pipeline, Log) = (application, pipeline, log);
        Services = services;
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public FakeApiServices Services { get; }

    public HttpClient Client { get; }

    public EventLog Log { get; }

    /// <summary>What is mapped, but for the fallback.</summary>
    public IReadOnlyList<(string Route, string Method)> Routes =>
        [
            .. application
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .SelectMany(endpoint =>
                    (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Select(method => (endpoint.RoutePattern.RawText!, method))
                ),
        ];

    public static async Task<ApiHost> StartAsync(
        string? key = null,
        bool keyRequired = false,
        ApiLimits? limits = null,
        IConfigurationReport? configuration = null
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var application = builder.Build();
        var services = new FakeApiServices();
        var log = new EventLog();
        var pipeline = new ApiPipeline(new ApiAccess(key is null ? null : new Secret(key), keyRequired), log.Of<ApiPipeline>(), limits);
        application.UseRouting();
        new MamCrawlerApi(pipeline, new GetHealthHandler(TimeProvider.System, configuration), services.ComposeAsync).Map(application);
        application.UseEndpoints(_ => { });
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new ApiHost(application, services, log, pipeline);
    }

    public async Task<(HttpResponseMessage Answer, JsonElement Body)> AskAsync(
        HttpMethod method,
        string path,
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer, await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await application.DisposeAsync();
        pipeline.Dispose();
    }
}
