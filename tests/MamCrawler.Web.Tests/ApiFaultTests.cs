using System.Net;
using MamCrawler.Core.Faults;

namespace MamCrawler.Web.Tests;

public sealed class ApiFaultTests
{
    [Fact]
    public async Task AnyRequest_NamedFault_BecomesAProblemOfItsName()
    {
        await using var host = await ApiHost.StartAsync();
        host.Services.Failure = FakeApiServices.Unreachable();
        var (answer, body) = await host.AskAsync(HttpMethod.Get, "/api/gaps", null, ("x-correlation-id", "mine-1"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(30), answer.Headers.RetryAfter!.Delta);
        Assert.Equal("StateUnavailable", body.GetProperty("code").GetString());
        Assert.Equal("The state could not be read; try again.", body.GetProperty("detail").GetString());
        Assert.Equal("mine-1", body.GetProperty("correlationId").GetString());
    }

    [Fact]
    public async Task AnyRequest_LostAgainstAnotherWriter_Is409()
    {
        await using var host = await ApiHost.StartAsync();
        host.Services.Failure = new Core.Ports.RowConflictException("Downloads", "mam-1", "download", Core.Ports.RowConflict.Changed);
        var (answer, body) = await host.AskAsync(HttpMethod.Post, "/api/downloads/mam-1/approve");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("Changed", body.GetProperty("code").GetString());
    }

    [Fact]
    public async Task AnyRequest_Bug_Is500WithoutItsText()
    {
        await using var host = await ApiHost.StartAsync();
        host.Services.Failure = new InvalidOperationException("private detail");
        var (answer, body) = await host.AskAsync(HttpMethod.Get, "/api/gaps", null, ("x-correlation-id", "not plain!"));
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("InternalError", body.GetProperty("code").GetString());
        Assert.DoesNotContain("private detail", body.ToString(), StringComparison.Ordinal);
        Assert.NotEqual("not plain!", body.GetProperty("correlationId").GetString());
    }

    [Fact]
    public async Task Health_Always_IsAnsweredWithoutComposing()
    {
        await using var host = await ApiHost.StartAsync(key: "secret", keyRequired: true);
        var (answer, body) = await host.AskAsync(HttpMethod.Get, "/api/health");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("ok", body.GetProperty("status").GetString());
        Assert.Equal(0, host.Services.Composed);
    }

    [Fact]
    public async Task Health_SomethingMissing_NamesItAndIsStill200()
    {
        var report = new FakeReport(() => [new MissingConfiguration("MyAnonamouse", "secret", "mam-id")]);
        await using var host = await ApiHost.StartAsync(configuration: report);
        var (answer, body) = await host.AskAsync(HttpMethod.Get, "/api/health");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("NotConfigured", body.GetProperty("status").GetString());
        var missing = Assert.Single(body.GetProperty("missing").EnumerateArray());
        Assert.Equal("mam-id", missing.GetProperty("name").GetString());
        Assert.Equal("secret", missing.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Health_SecretStoreSilent_IsNotOkAndTellsNobodyWhere()
    {
        var report = new FakeReport(() => throw new WaitFaultException(FaultName.StateUnavailable, "Key Vault", "vault-of-mine did not answer."));
        await using var host = await ApiHost.StartAsync(configuration: report);
        var (_, body) = await host.AskAsync(HttpMethod.Get, "/api/health");
        Assert.Equal("StateUnavailable", body.GetProperty("status").GetString());
        Assert.DoesNotContain("vault-of-mine", body.ToString(), StringComparison.Ordinal);
    }

    private sealed class FakeReport(Func<IReadOnlyList<MissingConfiguration>> read) : IConfigurationReport
    {
        public Task<IReadOnlyList<MissingConfiguration>> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(read());
    }
}
