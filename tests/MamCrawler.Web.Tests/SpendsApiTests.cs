using System.Net;
using MamCrawler.Core.Account;

namespace MamCrawler.Web.Tests;

/// <summary>The ledger of spends, and the slots beside the downloads.</summary>
public sealed class SpendsApiTests
{
    private static readonly Spend Open = new()
    {
        Id = "s1",
        Wish = new SpendWish(SpendKind.Vip, "28 days", 5_000, 0, "VIP ends soon."),
        State = SpendState.Unclear,
        At = DateTimeOffset.UnixEpoch,
    };

    [Fact]
    public async Task ListSpends_One_ShowsWhatWhyAndHowItStands()
    {
        await using var host = await ApiHost.StartAsync();
        host.Services.Spends.Add(Open);

        var (answer, body) = await host.AskAsync(HttpMethod.Get, "/api/spends");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var spend = body.GetProperty("items")[0];
        Assert.Equal("Unclear", spend.GetProperty("state").GetString());
        Assert.Equal(5_000, spend.GetProperty("wish").GetProperty("points").GetInt32());
        Assert.Equal("VIP ends soon.", spend.GetProperty("wish").GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("spent", "Spent")]
    [InlineData("not-spent", "NotSpent")]
    public async Task SettleSpend_AnOpenOne_TakesThePersonsWordOnce(string word, string state)
    {
        await using var host = await ApiHost.StartAsync();
        host.Services.Spends.Add(Open);

        var (answer, body) = await host.AskAsync(HttpMethod.Post, $"/api/spends/s1/{word}");

        Assert.Equal((HttpStatusCode.OK, state), (answer.StatusCode, body.GetProperty("state").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await host.AskAsync(HttpMethod.Post, $"/api/spends/s1/{word}")).Answer.StatusCode);
    }

    [Fact]
    public async Task ListDownloads_Always_TellsTheSlots()
    {
        await using var host = await ApiHost.StartAsync();
        host.Services.Slots = new SlotForecast { Free = 7, Next = [new SlotRelease("mam-1", "Title", DateTimeOffset.UnixEpoch)] };

        var (_, body) = await host.AskAsync(HttpMethod.Get, "/api/downloads");

        Assert.Equal(7, body.GetProperty("slots").GetProperty("free").GetInt32());
        Assert.Equal("mam-1", body.GetProperty("slots").GetProperty("next")[0].GetProperty("downloadId").GetString());
    }
}
