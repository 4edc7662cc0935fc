using System.Net;
using System.Text;
using MamCrawler.Core.Gaps;

namespace MamCrawler.Web.Tests;

public sealed class WantedApiTests
{
    [Fact]
    public async Task AddWanted_ThenListAndRemove_ShowsItAndTakesItOff()
    {
        await using var host = await ApiHost.StartAsync();
        var body = """{"title":"Leviathan Wakes (The Expanse, #1)","author":"James S.A. Corey"}""";

        var (added, change) = await host.AskAsync(HttpMethod.Post, "/api/wanted", Json(body));
        var (_, again) = await host.AskAsync(HttpMethod.Post, "/api/wanted", Json(body));
        var (_, page) = await host.AskAsync(HttpMethod.Get, "/api/wanted");

        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        Assert.Equal(("Leviathan Wakes by James S.A. Corey", "Added"), (change.GetProperty("name").GetString(), change.GetProperty("result").GetString()));
        Assert.Equal("AlreadyWanted", again.GetProperty("result").GetString());
        var item = Assert.Single(page.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("Leviathan Wakes", "The Expanse", 1),
            (item.GetProperty("title").GetString(), item.GetProperty("series").GetString(), item.GetProperty("number").GetInt32())
        );
        Assert.Equal(("Manual", "Wanted"), (item.GetProperty("source").GetString(), item.GetProperty("state").GetString()));

        var address = $"/api/wanted/{item.GetProperty("id").GetString()}";
        var (_, removed) = await host.AskAsync(HttpMethod.Delete, address);
        Assert.Equal("TakenOff", removed.GetProperty("result").GetString());
        var (gone, _) = await host.AskAsync(HttpMethod.Delete, address);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task AddWanted_Owned_SaysWhatHoldsIt()
    {
        await using var host = await ApiHost.StartAsync();
        var (_, change) = await host.AskAsync(HttpMethod.Post, "/api/wanted", Json("""{"title":"Dune","author":"Frank Herbert"}"""));
        Assert.Equal("AlreadyOwned", change.GetProperty("result").GetString());
        Assert.Contains("Item li_1", change.GetProperty("why").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"title":"It"}""")]
    [InlineData("""{"asin":"x"}""")]
    [InlineData("""{"title":"It","writer":"Stephen King"}""")]
    public async Task AddWanted_WhatIsNoWish_Answers400(string body)
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, _) = await host.AskAsync(HttpMethod.Post, "/api/wanted", Json(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(host.Services.Wanted.All);
    }

    [Fact]
    public async Task DraftRequest_NothingFound_IsADraft()
    {
        await using var host = await ApiHost.StartAsync();
        var dune = host.Services.Standings.FindIndex(standing => standing.Gap.Id == "dune-2");
        host.Services.Standings[dune] = host.Services.Standings[dune] with
        {
            AnsweredAt = DateTimeOffset.UnixEpoch,
            Gap = host.Services.Standings[dune].Gap with { Title = "Dune Messiah", Class = GapClass.Missing },
            DownloadId = null,
        };
        var (answer, draft) = await host.AskAsync(HttpMethod.Get, "/api/gaps/dune-2/request");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("Dune Messiah", "Dune #2"), (draft.GetProperty("title").GetString(), draft.GetProperty("series").GetString()));
        Assert.Contains("[b]Title:[/b] Dune Messiah", draft.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DraftRequest_NotAskedOrUnknown_IsRefusedWithTheReason()
    {
        await using var host = await ApiHost.StartAsync();
        var land = host.Services.Standings.FindIndex(standing => standing.Gap.Id == "land-9");
        host.Services.Standings[land] = host.Services.Standings[land] with { Answer = "", AnsweredAt = null, DownloadId = null };
        var (answer, problem) = await host.AskAsync(HttpMethod.Get, "/api/gaps/land-9/request");
        Assert.Equal((HttpStatusCode.Conflict, "NoRequest"), (answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains("was not asked", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var (unknown, _) = await host.AskAsync(HttpMethod.Get, "/api/gaps/nothing/request");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
