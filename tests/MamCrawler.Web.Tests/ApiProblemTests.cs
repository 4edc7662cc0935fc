using System.Net;
using System.Text;
using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Tests;
using MamCrawler.Web.Handlers;
using MamCrawler.Web.Pipeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Web.Tests;

/// <summary>Every answer that is an error is problem details with a stable code, whatever went wrong and wherever.</summary>
public sealed class ApiProblemTests
{
    [Theory]
    [InlineData("GET", "/", 404, "NotFound")]
    [InlineData("GET", "/favicon.ico", 404, "NotFound")]
    [InlineData("GET", "/api", 404, "NotFound")]
    [InlineData("GET", "/api/scans/none", 404, "NotFound")]
    [InlineData("GET", "/api/gaps/a/b", 404, "NotFound")]
    [InlineData("POST", "/api/downloads/none/approve", 404, "NotFound")]
    [InlineData("GET", "/api/scans", 405, "MethodNotAllowed")]
    [InlineData("PUT", "/api/gaps", 405, "MethodNotAllowed")]
    [InlineData("DELETE", "/api/downloads/mam-1/approve", 405, "MethodNotAllowed")]
    [InlineData("OPTIONS", "/api/health", 405, "MethodNotAllowed")]
    [InlineData("BREW", "/api/gaps/x", 405, "MethodNotAllowed")]
    [InlineData("GET", "/api/gaps?take=x", 400, "InvalidValue")]
    [InlineData("GET", "/api/gaps?colour=red", 400, "UnknownName")]
    [InlineData("POST", "/api/scans/run-0/cancel", 409, "NotRunning")]
    [InlineData("POST", "/api/downloads/mam-2/reject", 409, "NotProposed")]
    public async Task AnyRequest_ThatCannotBeAnswered_IsProblemDetails(string method, string path, int status, string code)
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(new HttpMethod(method), path);
        Assert.Equal(status, (int)answer.StatusCode);
        AssertProblem(answer, body, status, code);
    }

    [Theory]
    [InlineData("/api/scans", "POST")]
    [InlineData("/api/GAPS/", "GET")]
    [InlineData("/api/downloads/mam-1/reject", "POST")]
    [InlineData("/api/doctor", "GET, POST")]
    public async Task AnyAddress_AnotherMethod_SaysWhichItAnswers(string path, string allowed)
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, _) = await host.AskAsync(HttpMethod.Patch, path);
        Assert.Equal(allowed.Split(", "), answer.Content.Headers.Allow);
    }

    [Fact]
    public async Task AnyRequest_OfHeadOnly_HasTheStatusAndNoBody()
    {
        await using var host = await ApiHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/gaps");
        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task StartScan_BodyBreaksOff_IsAProblemAndNoBug()
    {
        var context = ContextFor("POST", "/api/scans", new BadHttpRequestException("Unexpected end of request content."));
        await AnswerAsync(context, new FakeApiServices());
        AssertProblem(context, 400, "RequestUnreadable");
    }

    [Fact]
    public async Task AnyRequest_CallerGivesUp_IsProblemDetailsAndNoBug()
    {
        using var gone = new CancellationTokenSource();
        var context = ContextFor("GET", "/api/gaps", null);
        context.RequestAborted = gone.Token;
        var services = new FakeApiServices { Failure = new OperationCanceledException(gone.Token) };
        await gone.CancelAsync();
        var log = new EventLog();
        await AnswerAsync(context, services, log);
        AssertProblem(context, 499, "Cancelled");
        Assert.Empty(log.Named("ApiBug"));
    }

    [Fact]
    public async Task AnyRequest_ServiceStops_Is503()
    {
        var context = ContextFor("GET", "/api/gaps", null);
        await AnswerAsync(context, new FakeApiServices { Failure = new OperationCanceledException() });
        AssertProblem(context, 503, "Stopping");
        Assert.Equal("30", context.Response.Headers.RetryAfter.ToString());
    }

    [Theory]
    [InlineData(FaultResponse.Wait, 503)]
    [InlineData(FaultResponse.AskPerson, 503)]
    [InlineData(FaultResponse.Stop, 502)]
    public async Task AnyRequest_FaultOfAService_HasItsNameAsCode(FaultResponse response, int status)
    {
        var context = ContextFor("GET", "/api/gaps", null);
        await AnswerAsync(context, new FakeApiServices { Failure = Fault(response) });
        AssertProblem(context, status, "ShapeChanged");

        static FaultException Fault(FaultResponse response) =>
            response switch
            {
                FaultResponse.Wait => new WaitFaultException(FaultName.ShapeChanged, "Audible", "A sentence."),
                FaultResponse.Stop => new StopFaultException(FaultName.ShapeChanged, "Audible", "A sentence."),
                _ => new AskPersonFaultException(FaultName.ShapeChanged, "Audible", "A sentence."),
            };
    }

    [Fact]
    public async Task Map_EveryEndpoint_StandsInTheTableOfRoutes()
    {
        await using var host = await ApiHost.StartAsync();
        var mapped = host.Routes;
        Assert.NotEmpty(mapped);
        Assert.Equal(mapped.Order(), ApiRoutes.All.Order());
    }

    [Fact]
    public void Find_EveryRoute_IsMappedWithItsMethod()
    {
        Assert.Equal(("/api/scans/{id}", "GET"), ApiRoutes.Find("/api/scans/newest"));
        Assert.Equal(("/api/downloads/{id}/approve", "POST"), ApiRoutes.Find("/API/downloads/mam-1/Approve/"));
        Assert.Null(ApiRoutes.Find("/api/downloads/mam-1"));
        Assert.Null(ApiRoutes.Find(""));
    }

    private static DefaultHttpContext ContextFor(string method, string path, Exception? bodyFails)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = path;
        context.Request.Host = new HostString("localhost");
        if (bodyFails is not null)
        {
            context.Request.ContentType = "application/json";
            context.Request.Body = new BrokenStream(bodyFails);
        }

        context.Response.Body = new MemoryStream();
        return context;
    }

    private static async Task AnswerAsync(HttpContext context, FakeApiServices services, EventLog? log = null)
    {
        var access = new ApiAccess(new Secret("secret"), keyRequired: false);
        using var pipeline = new ApiPipeline(access, log?.Of<ApiPipeline>() ?? NullLogger<ApiPipeline>.Instance);
        var endpoints = new ApiEndpoints(pipeline, new GetHealthHandler(TimeProvider.System), services.ComposeAsync);
        await (context.Request.Method == "POST" ? endpoints.StartScanAsync(context) : endpoints.ListGapsAsync(context));
    }

    private static void AssertProblem(HttpContext context, int status, string code)
    {
        Assert.Equal(status, context.Response.StatusCode);
        Assert.Equal("application/problem+json", context.Response.ContentType);
        var body = JsonDocument.Parse(Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray())).RootElement;
        AssertProblem(body, status, code);
    }

    private static void AssertProblem(HttpResponseMessage answer, JsonElement body, int status, string code)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(answer.Headers.GetValues("x-correlation-id").Single(), body.GetProperty("correlationId").GetString());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        AssertProblem(body, status, code);
    }

    private static void AssertProblem(JsonElement body, int status, string code)
    {
        Assert.Equal(status, body.GetProperty("status").GetInt32());
        Assert.Equal(code, body.GetProperty("code").GetString());
        Assert.NotEqual("", body.GetProperty("title").GetString());
        Assert.NotEqual("", body.GetProperty("detail").GetString());
        Assert.NotEqual("", body.GetProperty("correlationId").GetString());
    }
}
