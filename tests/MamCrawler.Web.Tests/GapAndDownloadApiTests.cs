using System.Net;

namespace MamCrawler.Web.Tests;

public sealed class GapAndDownloadApiTests
{
    [Theory]
    [InlineData("", 3, "land-9,land-10,dune-2")]
    [InlineData("?series=land", 2, "land-9,land-10")]
    [InlineData("?skip=1&take=1", 3, "land-10")]
    [InlineData("?class=missing&skip=2", 3, "dune-2")]
    [InlineData("?class=Unreleased", 0, "")]
    public async Task ListGaps_Filters_KeepTheOrder(string query, int total, string ids)
    {
        await using var host = await ApiHost.StartAsync();
        var (_, body) = await host.AskAsync(HttpMethod.Get, "/api/gaps" + query);
        Assert.Equal(total, body.GetProperty("total").GetInt32());
        Assert.Equal(ids, string.Join(',', body.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString())));
    }

    [Theory]
    [InlineData("/api/gaps?take=0")]
    [InlineData("/api/gaps?take=1001")]
    [InlineData("/api/gaps?skip=-1")]
    [InlineData("/api/gaps?skip=many")]
    [InlineData("/api/gaps?class=big")]
    [InlineData("/api/gaps?class=3")]
    [InlineData("/api/downloads?state=lost")]
    public async Task Lists_BadQuery_Is400(string path)
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("InvalidValue", body.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("GET", "/api/gaps?clas=Missing", "Known are: series, class, skip, take.")]
    [InlineData("GET", "/api/downloads?State=pushed&limit=3", "Known are: state.")]
    [InlineData("GET", "/api/gaps/dune-2?full=1", "This address takes no query.")]
    [InlineData("POST", "/api/scans?mode=auto", "This address takes no query.")]
    public async Task Query_NameThatIsNotKnown_Is400AndNamesTheKnownOnes(string method, string path, string sentence)
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(new HttpMethod(method), path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("UnknownName", body.GetProperty("code").GetString());
        Assert.Contains(sentence, body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetGap_Known_ShowsEvidenceAndEveryVerdict()
    {
        await using var host = await ApiHost.StartAsync();
        var (_, body) = await host.AskAsync(HttpMethod.Get, "/api/gaps/dune-2");
        Assert.Equal("nothing found", body.GetProperty("gap").GetProperty("answer").GetString());
        Assert.Equal("Audible", body.GetProperty("evidence")[0].GetProperty("witness").GetString());
        Assert.Equal("HasSeeder", body.GetProperty("verdicts")[0].GetProperty("stoppedBy").GetString());
    }

    [Fact]
    public async Task ListDownloads_State_ShowsOnlyThose()
    {
        await using var host = await ApiHost.StartAsync();
        var (_, body) = await host.AskAsync(HttpMethod.Get, "/api/downloads?state=pushed");
        Assert.Equal("mam-2", Assert.Single(body.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task ListDownloads_Proposal_HasTheWordThatTheQueueShows()
    {
        await using var host = await ApiHost.StartAsync();
        var (_, body) = await host.AskAsync(HttpMethod.Get, "/api/downloads?state=proposed");
        Assert.Equal("Proposed", Assert.Single(body.GetProperty("items").EnumerateArray()).GetProperty("state").GetString());
        var (answer, _) = await host.AskAsync(HttpMethod.Get, "/api/downloads?state=wanted");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Approve_SaidTwice_IsNoError()
    {
        await using var host = await ApiHost.StartAsync();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var (answer, body) = await host.AskAsync(HttpMethod.Post, "/api/downloads/mam-1/approve");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("Approved", body.GetProperty("state").GetString());
        }

        var (rejection, problem) = await host.AskAsync(HttpMethod.Post, "/api/downloads/mam-1/reject");
        Assert.Equal(HttpStatusCode.Conflict, rejection.StatusCode);
        Assert.Equal("NotProposed", problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Look_InTheClient_SaysWhatWasSeen()
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(HttpMethod.Post, "/api/downloads/mam-2/look");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("Seen: Pushed.", "mam-2"), (body.GetProperty("said").GetString(), body.GetProperty("download").GetProperty("id").GetString()));

        var (refusal, problem) = await host.AskAsync(HttpMethod.Post, "/api/downloads/mam-1/look");
        Assert.Equal(HttpStatusCode.Conflict, refusal.StatusCode);
        Assert.Equal("NothingToLookAt", problem.GetProperty("code").GetString());
    }
}
