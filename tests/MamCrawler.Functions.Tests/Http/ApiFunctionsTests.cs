using System.Text.Json;
using MamCrawler.Core.Account;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Scanning;
using MamCrawler.Functions.Durable;
using MamCrawler.Functions.Http;
using MamCrawler.Web;
using MamCrawler.Web.Handlers;
using MamCrawler.Web.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace MamCrawler.Functions.Tests.Http;

public sealed partial class ApiFunctionsTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);
    private readonly DurableClientScope scope = new();
    private readonly Mock<DurableTaskClient> durable = new("test");
    private readonly Mock<IScans> scans = new();
    private readonly Mock<IGapStandings> gaps = new();
    private readonly Mock<IApprovals> approvals = new();
    private readonly Mock<IFollows> follows = new();
    private readonly ApiPipeline pipeline = new(new AccessCheckedByHost(), NullLogger<ApiPipeline>.Instance);
    private readonly ApiFunctions functions;
    private readonly MamCrawlerApi mapped;

    public ApiFunctionsTests()
    {
        var services = new Mock<IApiServices>();
        services.SetupGet(api => api.Scans).Returns(scans.Object);
        services.SetupGet(api => api.Follows).Returns(follows.Object);
        services.SetupGet(api => api.Gaps).Returns(gaps.Object);
        services.SetupGet(api => api.Approvals).Returns(approvals.Object);
        services.SetupGet(api => api.Account).Returns(Mock.Of<IAccountStanding>());
        services.SetupGet(api => api.Policy).Returns(new ScanPolicy(ScanMode.Propose, 10));
        var health = new GetHealthHandler(TimeProvider.System);
        functions = new ApiFunctions(new ApiEndpoints(pipeline, health, _ => Task.FromResult(services.Object)), scope);
        mapped = new MamCrawlerApi(pipeline, health, _ => Task.FromResult(services.Object));
    }

    public void Dispose() => pipeline.Dispose();

    [Fact]
    public async Task Triggers_AreTheRoutesOfTheOneMachineHost()
    {
        await using var application = WebApplication.CreateSlimBuilder().Build();
        mapped.Map(application);
        var routes = ((IEndpointRouteBuilder)application)
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not null)
            .Select(endpoint => $"{endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0].ToUpperInvariant()} {endpoint.RoutePattern.RawText}");

        var triggers = FunctionCatalogue
            .TriggeredBy<HttpTriggerAttribute>()
            .Where(function => function.Key != FunctionNames.UnknownAddress)
            .Select(function => $"{Assert.Single(function.Value.Methods!).ToUpperInvariant()} /api/{function.Value.Route}");

        Assert.Equal(routes.Order(), triggers.Order());
    }

    [Fact]
    public void Triggers_NeedAFunctionKey_ExceptHealth() =>
        Assert.Equal(
            [FunctionNames.GetHealth],
            FunctionCatalogue
                .TriggeredBy<HttpTriggerAttribute>()
                .Where(function => function.Value.AuthLevel != AuthorizationLevel.Function)
                .Select(function => function.Key)
        );

    [Fact]
    public async Task StartScan_Answers202WithOurOwnStatusLinkAndNoneOfDurables()
    {
        scans
            .Setup(made => made.StartAsync(new ScanRequest(ScanMode.Propose, 10), It.IsAny<CancellationToken>()))
            .Callback(() => Assert.Same(durable.Object, scope.Client))
            .ReturnsAsync(new ScanStart("20261120T010000000", true));
        var context = Context();

        await functions.StartScanAsync(context.Request, durable.Object);

        var body = Body(context);
        Assert.Equal(StatusCodes.Status202Accepted, context.Response.StatusCode);
        Assert.Equal("/api/scans/20261120T010000000", context.Response.Headers.Location);
        Assert.DoesNotContain("webhooks", body, StringComparison.Ordinal);
        Assert.DoesNotContain("code=", body, StringComparison.Ordinal);
        durable.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task StartScan_WhileOneRuns_AnswersWithIt()
    {
        scans.Setup(made => made.StartAsync(It.IsAny<ScanRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(new ScanStart("running", false));
        var context = Context();

        await functions.StartScanAsync(context.Request, durable.Object);

        var answer = JsonDocument.Parse(Body(context)).RootElement;
        Assert.Equal(("running", false), (answer.GetProperty("runId").GetString(), answer.GetProperty("started").GetBoolean()));
    }

    [Fact]
    public async Task GetScan_Known_IsAnswered()
    {
        scans
            .Setup(made => made.GetAsync("run-1", It.IsAny<CancellationToken>()))
            .ReturnsAsync(new ScanState("run-1", OrchestrationStatus.Running, Day, Day, new ScanProgress("FindGaps", 3, 9, "Looking"), null, null));
        var context = Context("run-1");

        await functions.GetScanAsync(context.Request, durable.Object);

        Assert.Equal(StatusCodes.Status200OK, context.Response.StatusCode);
        Assert.Contains("\"Looking\"", Body(context), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancelScan_Unknown_IsAProblem()
    {
        var context = Context("run-9");

        await functions.CancelScanAsync(context.Request, durable.Object);

        AssertProblem(context, StatusCodes.Status404NotFound, ProblemCode.NotFound);
    }

    private static DefaultHttpContext Context(string? id = null)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        context.Response.Body = new MemoryStream();
        if (id is not null)
            context.Request.RouteValues["id"] = id;
        return context;
    }

    private static void Write(HttpContext context, string json)
    {
        context.Request.ContentType = "application/json";
        context.Request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
    }

    private static string Body(HttpContext context) => System.Text.Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray());

    private static void AssertProblem(HttpContext context, int status, string code)
    {
        Assert.Equal(status, context.Response.StatusCode);
        Assert.StartsWith("application/problem+json", context.Response.ContentType, StringComparison.Ordinal);
        Assert.Equal(code, JsonDocument.Parse(Body(context)).RootElement.GetProperty("code").GetString());
    }
}
