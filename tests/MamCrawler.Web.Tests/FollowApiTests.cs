using System.Net;
using System.Text;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Web.Tests;

public sealed class FollowApiTests
{
    [Fact]
    public async Task AddFollow_ThenList_ShowsIt()
    {
        await using var host = await ApiHost.StartAsync();

        var (added, change) = await host.AskAsync(
            HttpMethod.Post,
            "/api/follows/add",
            Json("""{"kind":"Series","name":" The Land ","author":"Aleron Kong"}""")
        );
        var (_, page) = await host.AskAsync(HttpMethod.Get, "/api/follows");

        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        Assert.True(change.GetProperty("followed").GetBoolean());
        Assert.True(change.GetProperty("changed").GetBoolean());
        var item = Assert.Single(page.GetProperty("items").EnumerateArray());
        Assert.Equal(
            ("Series", "The Land", "Aleron Kong"),
            (item.GetProperty("kind").GetString(), item.GetProperty("name").GetString(), item.GetProperty("author").GetString())
        );
    }

    [Fact]
    public async Task AddFollow_Twice_ChangesNothingMore()
    {
        await using var host = await ApiHost.StartAsync();
        var body = """{"kind":"Author","name":"Aleron Kong"}""";
        await host.AskAsync(HttpMethod.Post, "/api/follows/add", Json(body));

        var (answer, change) = await host.AskAsync(HttpMethod.Post, "/api/follows/add", Json(body));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(change.GetProperty("changed").GetBoolean());
    }

    [Fact]
    public async Task RemoveFollow_Followed_IsGone()
    {
        await using var host = await ApiHost.StartAsync();
        host.Services.Followed["Dune"] = new Followed(FollowedKind.Series, "Dune", null, DateTimeOffset.UnixEpoch);

        var (_, change) = await host.AskAsync(HttpMethod.Post, "/api/follows/remove", Json("""{"kind":"Series","name":"Dune"}"""));

        Assert.False(change.GetProperty("followed").GetBoolean());
        Assert.Empty(host.Services.Followed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"kind":"Series"}""")]
    [InlineData("""{"name":"Dune"}""")]
    [InlineData("""{"kind":"Series","name":"  "}""")]
    [InlineData("""{"kind":"Series","name":"?!"}""")]
    public async Task AddFollow_NothingToFindItBy_IsAProblem(string body)
    {
        await using var host = await ApiHost.StartAsync();

        var (answer, problem) = await host.AskAsync(HttpMethod.Post, "/api/follows/add", Json(body));

        Assert.Equal((HttpStatusCode.BadRequest, "InvalidValue"), (answer.StatusCode, problem.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task AddFollow_NameTooLong_IsAProblem()
    {
        await using var host = await ApiHost.StartAsync();

        var (answer, _) = await host.AskAsync(HttpMethod.Post, "/api/follows/add", Json($$"""{"kind":"Series","name":"{{new string('x', 301)}}"}"""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
