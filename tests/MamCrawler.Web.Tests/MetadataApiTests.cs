using System.Net;
using System.Net.Http.Json;

namespace MamCrawler.Web.Tests;

public sealed class MetadataApiTests
{
    [Fact]
    public async Task ListProposals_One_IsShownWithItsSources()
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(HttpMethod.Get, "/api/metadata");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var proposal = body.GetProperty("items")[0];
        Assert.Equal(
            ("li_1", "Publisher", "Audible"),
            (proposal.GetProperty("itemId").GetString(), proposal.GetProperty("field").GetString(), proposal.GetProperty("sources")[0].GetString())
        );
    }

    [Theory]
    [InlineData("{\"item\":\" li_1 \"}", "li_1")]
    [InlineData("{\"all\":true}", "all")]
    public async Task Apply_ItemOrAll_AppliesThat(string request, string applied)
    {
        await using var host = await ApiHost.StartAsync();
        using var content = new StringContent(request, null, "application/json");
        var answer = await host.Client.PostAsync("/api/metadata/apply", content, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal("20260301T030000000-apply", body.GetProperty("run").GetString());
        Assert.Equal(1, body.GetProperty("written").GetArrayLength());
        Assert.Equal([applied], host.Services.KeptMetadata.Applied);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"item\":\"li_1\",\"all\":true}")]
    [InlineData("{\"item\":\"  \"}")]
    public async Task Apply_NeitherOrBoth_Is400AndNothingIsApplied(string request)
    {
        await using var host = await ApiHost.StartAsync();
        using var content = new StringContent(request, null, "application/json");
        var answer = await host.Client.PostAsync("/api/metadata/apply", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(host.Services.KeptMetadata.Applied);
    }

    [Fact]
    public async Task ListChanges_AllOrOfOne_AreShownWithOldAndNew()
    {
        await using var host = await ApiHost.StartAsync();
        var (_, all) = await host.AskAsync(HttpMethod.Get, "/api/changes");
        Assert.Equal(2, all.GetProperty("total").GetInt32());
        var (_, one) = await host.AskAsync(HttpMethod.Get, "/api/changes?of=li_1.Publisher.2");
        var change = one.GetProperty("items")[0];
        Assert.Equal(
            ("li_1.Publisher.2", "Written", 0, "A House"),
            (
                change.GetProperty("id").GetString(),
                change.GetProperty("state").GetString(),
                change.GetProperty("old").GetArrayLength(),
                change.GetProperty("new")[0].GetString()
            )
        );
        Assert.Equal(0, (await host.AskAsync(HttpMethod.Get, "/api/changes?of=nothing")).Body.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Undo_StillThere_Is200()
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(HttpMethod.Post, "/api/changes/li_1.Publisher.2/undo");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Undone", body.GetProperty("change").GetProperty("state").GetString());
    }

    [Fact]
    public async Task Undo_SomethingElseIsThere_Is409WithTheSentence()
    {
        await using var host = await ApiHost.StartAsync();
        host.Services.KeptMetadata.Refusal = "It is 'Another House' now.";
        var (answer, body) = await host.AskAsync(HttpMethod.Post, "/api/changes/li_1.Publisher.2/undo");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(("NotUndone", "It is 'Another House' now."), (body.GetProperty("code").GetString(), body.GetProperty("detail").GetString()));
    }

    [Theory]
    [InlineData("li_1.Publisher.3")]
    [InlineData("li_1")]
    [InlineData("20260301T030000000-FillMetadata")]
    public async Task Undo_NoChangeOfThisId_Is404(string id)
    {
        await using var host = await ApiHost.StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await host.AskAsync(HttpMethod.Post, $"/api/changes/{id}/undo")).Answer.StatusCode);
    }
}
