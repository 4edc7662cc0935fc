using System.Net;
using System.Net.Http.Headers;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using MamCrawler.Azure.Documents;
using MamCrawler.Azure.Queues;
using MamCrawler.Azure.Stubs;
using MamCrawler.Azure.Tables;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Azure.Tests;

/// <summary>An account that throttles, refuses or is away, in the test's own process: every adapter says it by a name.</summary>
public sealed class StorageFaultTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly StorageOptions Options = StorageOptions.OfAccount("account") with { Timeout = TimeSpan.FromMilliseconds(300), MaximumRetries = 0 };
    private static readonly TableRow Row = new("p", "r", new Dictionary<string, object> { ["Value"] = 1 });

    public static TheoryData<string> Calls =>
        new("get", "query", "write", "batch", "list tables", "put", "open", "list", "delete", "send", "receive", "complete");

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task AnyCall_Throttled429_WaitsAsLongAsTheAccountAsked(string call)
    {
        var fault = await FaultOf<WaitFaultException>(call, Refuse(HttpStatusCode.TooManyRequests, "ServerBusy", ("Retry-After", "90")));
        Assert.Equal((FaultName.StateUnavailable, TimeSpan.FromSeconds(90)), (fault.Name, fault.RetryAfter));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task AnyCall_Busy503_Waits(string call) =>
        Assert.Contains(
            "fewer requests",
            (await FaultOf<WaitFaultException>(call, Refuse(HttpStatusCode.ServiceUnavailable, "ServerBusy"))).Sentence,
            StringComparison.Ordinal
        );

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task AnyCall_NoRole_AsksAPerson(string call) =>
        Assert.Contains(
            "data roles",
            (await FaultOf<AskPersonFaultException>(call, Refuse(HttpStatusCode.Forbidden, "AuthorizationPermissionMismatch"))).Sentence,
            StringComparison.Ordinal
        );

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task AnyCall_NoConnection_Waits(string call) =>
        await FaultOf<WaitFaultException>(call, new StubService((_, _) => throw new HttpRequestException("No such host.")));

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task AnyCall_NoAnswerInTime_Waits(string call) =>
        await FaultOf<WaitFaultException>(
            call,
            new StubService(
                async (_, _, cancellationToken) =>
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                    throw new InvalidOperationException("Not reached.");
                }
            )
        );

    [Theory]
    [InlineData("get")]
    [InlineData("query")]
    [InlineData("open")]
    [InlineData("list")]
    [InlineData("delete")]
    public async Task AnyCall_NotFoundThatIsNotTheServices_IsNotTakenForNothingThere(string call)
    {
        await FaultOf<WaitFaultException>(call, new StubService((_, _) => new HttpResponseMessage(HttpStatusCode.NotFound)));
        await FaultOf<WaitFaultException>(call, Refuse(HttpStatusCode.NotFound, "AccountNotFound"));
    }

    [Fact]
    public async Task AnyCall_NoIdentity_AsksAPerson()
    {
        var store = new TableStorageStore(new StorageClients(Options, new StubCredential(new CredentialUnavailableException("No identity was found."))).Tables);
        var thrown = await Assert.ThrowsAsync<AskPersonFaultException>(() => store.GetAsync("Gaps", "p", "r", None));
        Assert.Contains("identity", thrown.Fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_RequestNotUnderstood_Stops() => await FaultOf<StopFaultException>("write", Refuse(HttpStatusCode.BadRequest, "InvalidInput"));

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "EntityTooLarge")]
    [InlineData(HttpStatusCode.BadRequest, "TooManyProperties")]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, "RequestBodyTooLarge")]
    public async Task Write_LimitThatOnlyTheServiceSees_IsRefused(HttpStatusCode status, string code) =>
        await Assert.ThrowsAsync<ArgumentException>(() => CallAsync("write", Clients(Refuse(status, code))));

    [Fact]
    public async Task Write_TableIsBeingDeleted_Waits() => await FaultOf<WaitFaultException>("write", Refuse(HttpStatusCode.Conflict, "TableBeingDeleted"));

    [Theory]
    [InlineData("application/json", "{\"page\":1}")]
    [InlineData("application/json", "{")]
    [InlineData("application/xml", "<page>")]
    [InlineData("text/html", "<html>Sign in</html>")]
    public async Task Open_RefusalIsNotTheServices_Waits(string contentType, string body) =>
        await FaultOf<WaitFaultException>(
            "open",
            new StubService(
                (_, _) => new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent(body, new MediaTypeHeaderValue(contentType)) }
            )
        );

    [Fact]
    public async Task Get_ShortRetryAfter_IsWaitedForAndRepeated()
    {
        using var account = new StubService(
            (_, number) =>
                number == 1
                    ? Answer(HttpStatusCode.ServiceUnavailable, "ServerBusy", ("Retry-After", "0"))
                    : Answer(HttpStatusCode.NotFound, "ResourceNotFound")
        );
        Assert.Null(await new TableStorageStore(Clients(account, maximumRetries: 3).Tables).GetAsync("Gaps", "p", "r", None));
        Assert.Equal(2, account.Requests.Count);
    }

    [Fact]
    public async Task Get_LongRetryAfter_IsNotWaitedFor()
    {
        using var account = Refuse(HttpStatusCode.ServiceUnavailable, "ServerBusy", ("Retry-After", "3600"));
        var store = new TableStorageStore(Clients(account, maximumRetries: 3).Tables);
        var thrown = await Assert.ThrowsAsync<WaitFaultException>(() => store.GetAsync("Gaps", "p", "r", None));
        Assert.Equal(TimeSpan.FromHours(1), thrown.Fault.RetryAfter);
        Assert.Single(account.Requests);
    }

    [Fact]
    public async Task Get_RetryAfterIsADate_IsReadAgainstTheServicesOwnClock()
    {
        var account = Refuse(
            HttpStatusCode.ServiceUnavailable,
            "ServerBusy",
            ("Retry-After", "Mon, 02 Nov 2026 08:02:00 GMT"),
            ("Date", "Mon, 02 Nov 2026 08:00:00 GMT")
        );
        Assert.Equal(TimeSpan.FromMinutes(2), (await FaultOf<WaitFaultException>("get", account)).RetryAfter);
    }

    [Fact]
    public async Task Clients_Policy_SeesEveryTry()
    {
        var seen = new CountingPolicy();
        using var account = new StubService(
            (_, number) => Answer(number < 3 ? HttpStatusCode.InternalServerError : HttpStatusCode.NotFound, "ResourceNotFound")
        );
        var clients = new StorageClients(Options with { MaximumRetries = 3 }, new StubCredential(), account.Transport, seen);
        await new TableStorageStore(clients.Tables).GetAsync("Gaps", "p", "r", None);
        Assert.Equal(3, seen.Count);
    }

    private static StubService Refuse(HttpStatusCode status, string code, params (string Name, string Value)[] headers) =>
        new(
            (request, _) =>
                request.RequestUri!.Host.Contains(".table.", StringComparison.Ordinal)
                    ? Answer(status, code, headers)
                    : StubService.Xml(
                        status,
                        $"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>no</Message></Error>",
                        [("x-ms-error-code", code), .. headers]
                    )
        );

    private static HttpResponseMessage Answer(HttpStatusCode status, string code, params (string Name, string Value)[] headers) =>
        StubService.Json(
            status,
            $$$$"""{"odata.error":{"code":"{{{{code}}}}","message":{"lang":"en-US","value":"no"}}}""",
            [("x-ms-error-code", code), .. headers]
        );

    private static StorageClients Clients(StubService account, int maximumRetries = 0) =>
        new(Options with { MaximumRetries = maximumRetries }, new StubCredential(), account.Transport);

    private static async Task<Fault> FaultOf<TFault>(string call, StubService account)
        where TFault : FaultException => (await Assert.ThrowsAsync<TFault>(() => CallAsync(call, Clients(account)))).Fault;

    private static async Task CallAsync(string call, StorageClients clients)
    {
        var (tables, documents, queue) = (
            new TableStorageStore(clients.Tables),
            new BlobDocumentStore(clients.Documents),
            new StorageWorkQueue(clients.Queues, TimeProvider.System)
        );
        var until = TimeProvider.System.GetUtcNow().AddMinutes(1).UtcTicks;
        await (
            call switch
            {
                "get" => tables.GetAsync("Gaps", "p", "r", None),
                "query" => tables.QueryAsync("Gaps", "p", RowKeyRange.All, None).ToListAsync(None).AsTask(),
                "write" => tables.WriteAsync("Gaps", TableOperation.Insert(Row), None),
                "batch" => tables.WriteBatchAsync("Gaps", [TableOperation.Insert(Row)], None),
                "list tables" => tables.ListTablesAsync(None).ToListAsync(None).AsTask(),
                "put" => documents.PutAsync("a", new MemoryStream([1]), None),
                "open" => documents.OpenAsync("a", None),
                "list" => documents.ListAsync("", None).ToListAsync(None).AsTask(),
                "delete" => documents.DeleteAsync("a", None),
                "send" => queue.SendAsync("push", "a", null, None),
                "receive" => queue.ReceiveAsync("push", TimeSpan.FromMinutes(1), None),
                "complete" => (Task)queue.CompleteAsync("push", new WorkMessage("a", 1, $"id pop {until}"), None),
                _ => throw new ArgumentOutOfRangeException(nameof(call)),
            }
        );
    }

    private sealed class CountingPolicy : HttpPipelineSynchronousPolicy
    {
        public int Count { get; private set; }

        public override void OnSendingRequest(HttpMessage message) => Count++;
    }
}
