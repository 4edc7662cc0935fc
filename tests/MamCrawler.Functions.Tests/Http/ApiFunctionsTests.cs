using System.Text.Json;
using MamCrawler.Core.Downloads;
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

public sealed class ApiFunctionsTests : IDisposable
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
        services.SetupGet(api => api.Policy).Returns(new ScanPolicy(ScanMode.Propose, 10, null));
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

    [Fact]
    public async Task ListGaps_BadQuery_IsAProblem()
    {
        var context = Context();
        context.Request.QueryString = new QueryString("?take=many");

        await functions.ListGapsAsync(context.Request);

        AssertProblem(context, StatusCodes.Status400BadRequest, ProblemCode.InvalidValue);
    }

    [Fact]
    public async Task GetGap_Unknown_IsAProblem()
    {
        var context = Context("gap-9");

        await functions.GetGapAsync(context.Request);

        AssertProblem(context, StatusCodes.Status404NotFound, ProblemCode.NotFound);
    }

    [Fact]
    public async Task ListDownloads_AnswersThePage()
    {
        approvals.Setup(made => made.ListAsync(It.IsAny<CancellationToken>())).Returns(new[] { Proposal(DownloadState.Wanted) }.ToAsyncEnumerable());
        var context = Context();

        await functions.ListDownloadsAsync(context.Request);

        Assert.Contains("\"Proposed\"", Body(context), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApproveAndReject_ReachTheProposalOfTheRoute()
    {
        approvals.Setup(made => made.ApproveAsync("mam-1", It.IsAny<CancellationToken>())).ReturnsAsync(Proposal(DownloadState.Approved));
        approvals.Setup(made => made.RejectAsync("mam-2", It.IsAny<CancellationToken>())).ReturnsAsync(Proposal(DownloadState.Rejected));
        var (approved, rejected) = (Context("mam-1"), Context("mam-2"));

        await functions.ApproveAsync(approved.Request);
        await functions.RejectAsync(rejected.Request);

        Assert.Equal((StatusCodes.Status200OK, StatusCodes.Status200OK), (approved.Response.StatusCode, rejected.Response.StatusCode));
    }

    [Fact]
    public async Task Follows_AreListedAddedAndRemoved()
    {
        follows.Setup(made => made.ListAsync(It.IsAny<CancellationToken>())).Returns(AsyncEnumerable.Empty<Followed>());
        follows.Setup(made => made.AddAsync(FollowedKind.Series, "Dune", null, It.IsAny<CancellationToken>())).ReturnsAsync(true);
        var (list, add, remove) = (Context(), Context(), Context());
        Write(add, """{"kind":"Series","name":"Dune"}""");
        Write(remove, """{"kind":"Series","name":"Dune"}""");

        await functions.ListFollowsAsync(list.Request);
        await functions.AddFollowAsync(add.Request);
        await functions.RemoveFollowAsync(remove.Request);

        Assert.Equal("""{"total":0,"skip":0,"items":[]}""", Body(list));
        Assert.Equal("""{"kind":"Series","name":"Dune","followed":true,"changed":true}""", Body(add));
        Assert.Equal("""{"kind":"Series","name":"Dune","followed":false,"changed":false}""", Body(remove));
    }

    [Fact]
    public async Task UnknownAddress_IsAProblem()
    {
        var context = Context();
        context.Request.Path = "/api/nothing/here";

        await functions.AnswerUnknownAsync(context.Request);

        AssertProblem(context, StatusCodes.Status404NotFound, ProblemCode.NotFound);
    }

    [Fact]
    public async Task Health_NeedsNoClientAndNoServices()
    {
        var context = Context();

        await functions.GetHealthAsync(context.Request);

        Assert.Contains("\"ok\"", Body(context), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => scope.Client);
    }

    private static Download Proposal(DownloadState state) =>
        new()
        {
            Id = "mam-1",
            TrackerId = 1,
            Title = "Dune",
            State = state,
            Reason = "series-gap",
        };

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
