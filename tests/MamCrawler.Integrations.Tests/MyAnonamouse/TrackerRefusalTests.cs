using System.Net;
using System.Text;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>Every failure shape of external-apis.md C.1.2 has its own name.</summary>
public sealed class TrackerRefusalTests
{
    private const string Login = "<!DOCTYPE html><html><body><form>Password <input></form></body></html>";
    private const string Page = "<!DOCTYPE html><html><body>Something else</body></html>";

    [Theory]
    [InlineData(200, Login, TrackerRequestKind.Search, FaultName.SessionExpired)]
    [InlineData(200, Page, TrackerRequestKind.Search, FaultName.SessionExpired)]
    [InlineData(200, Login, TrackerRequestKind.Download, FaultName.SessionExpired)]
    [InlineData(200, Page, TrackerRequestKind.Download, FaultName.NotATorrent)]
    [InlineData(200, "<html><body>Down for maintenance</body></html>", TrackerRequestKind.Search, FaultName.TrackerUnreachable)]
    [InlineData(200, "Error, you are not signed in", TrackerRequestKind.Search, FaultName.SessionExpired)]
    [InlineData(200, """{"error":"Error, you are not signed in"}""", TrackerRequestKind.User, FaultName.SessionExpired)]
    [InlineData(403, "", TrackerRequestKind.Search, FaultName.SessionExpired)]
    [InlineData(403, "Forbidden", TrackerRequestKind.Search, FaultName.SessionExpired)]
    [InlineData(403, Login, TrackerRequestKind.Download, FaultName.SessionExpired)]
    [InlineData(401, Login, TrackerRequestKind.Download, FaultName.SessionExpired)]
    [InlineData(403, """{"Success":false,"msg":"No Session Cookie"}""", TrackerRequestKind.Search, FaultName.SessionExpired)]
    [InlineData(403, """{"Success":false,"msg":"Invalid session"}""", TrackerRequestKind.Search, FaultName.SessionExpired)]
    [InlineData(403, """{"Success":false,"msg":"Invalid session - Invalid Cookie"}""", TrackerRequestKind.Search, FaultName.SessionExpired)]
    [InlineData(403, """{"Success":false,"msg":"Incorrect session type - non-API session"}""", TrackerRequestKind.Search, FaultName.SessionExpired)]
    [InlineData(403, """{"Success":false,"msg":"Invalid session - IP mismatch"}""", TrackerRequestKind.Search, FaultName.EgressMismatch)]
    [InlineData(403, """{"Success":false,"msg":"Invalid session - ASN mismatch"}""", TrackerRequestKind.Search, FaultName.EgressMismatch)]
    [InlineData(401, "Your IP does not match the account and no auth cookie was provided", TrackerRequestKind.Download, FaultName.EgressMismatch)]
    [InlineData(403, "Your account is disabled", TrackerRequestKind.Search, FaultName.TrackerRefused)]
    [InlineData(403, Page, TrackerRequestKind.Search, FaultName.TrackerRefused)]
    [InlineData(403, "<html><body>hCaptcha</body></html>", TrackerRequestKind.Search, FaultName.RateLimited)]
    [InlineData(429, """{"Success":false,"msg":"Last change too recent"}""", TrackerRequestKind.Search, FaultName.RateLimited)]
    [InlineData(408, "", TrackerRequestKind.Search, FaultName.TrackerUnreachable)]
    [InlineData(503, Page, TrackerRequestKind.Search, FaultName.TrackerUnreachable)]
    [InlineData(410, "Gone", TrackerRequestKind.Download, FaultName.NotATorrent)]
    [InlineData(404, "", TrackerRequestKind.Search, FaultName.ShapeChanged)]
    [InlineData(410, "", TrackerRequestKind.User, FaultName.ShapeChanged)]
    [InlineData(204, "", TrackerRequestKind.Search, FaultName.ShapeChanged)]
    [InlineData(302, "", TrackerRequestKind.Search, FaultName.ShapeChanged)]
    public void Find_OfEachFailureShape_HasItsName(int status, string body, TrackerRequestKind kind, FaultName name)
    {
        var fault = TrackerRefusal.Find(Answer(status, body), kind)?.Fault;

        Assert.Equal(name, fault?.Name);
        Assert.Equal("MyAnonamouse", fault!.Service);
        Assert.Matches(@"^The tracker .+\. .+\.$|^MyAnonamouse answered .+\. .+\.$", fault.Sentence);
    }

    [Fact]
    public void Find_ARedirectToTheLoginPage_IsSessionExpired() =>
        Assert.Equal(
            FaultName.SessionExpired,
            TrackerRefusal.Find(Answer(302, "", ("Location", "/login.php?returnto=x")), TrackerRequestKind.Search)?.Fault.Name
        );

    [Fact]
    public void Find_DataThatQuotesARefusal_IsNoRefusal()
    {
        var data = $$"""{"data":[{"id":1,"title":"You are not signed in","description":"captcha {{new string('x', 600)}}"}]}""";

        Assert.Null(TrackerRefusal.Find(Answer(200, data), TrackerRequestKind.Search));
        Assert.Null(TrackerRefusal.Find(Answer(200, "d4:infode"), TrackerRequestKind.Download));
    }

    [Fact]
    public void Find_A429WithoutRetryAfter_AsksForAMinute() =>
        Assert.Equal(TimeSpan.FromMinutes(1), TrackerRefusal.Find(Answer(429, ""), TrackerRequestKind.Search)?.Fault.RetryAfter);

    private static ServiceAnswer Answer(int status, string body, params (string Name, string Value)[] headers) =>
        new()
        {
            Service = "MyAnonamouse",
            Status = (HttpStatusCode)status,
            Body = Encoding.UTF8.GetBytes(body),
            Headers = headers.ToLookup(header => header.Name, header => header.Value),
        };
}
