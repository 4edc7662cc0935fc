using System.Net;
using System.Text;
using System.Text.Json;
using MamCrawler.Simulators.Audiobookshelf;
using MamCrawler.Simulators.Hosting;

namespace MamCrawler.Simulators.Tests.Audiobookshelf;

public sealed class AudiobookshelfSimulatorTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private AudiobookshelfSimulator Server => fixture.Set.Audiobookshelf;

    private string Items => $"api/libraries/{Server.LibraryId}/items";

    [Fact]
    public async Task Items_Paged_GiveEveryBookOnceInTheMinifiedShape()
    {
        var ids = new HashSet<string>();
        for (var page = 0; page < 5; page++)
        {
            var answer = await fixture.LibraryAsync($"{Items}?limit=100&page={page}&minified=0");
            Assert.Equal(400, answer.GetProperty("total").GetInt32());
            foreach (var item in answer.GetProperty("results").EnumerateArray())
            {
                Assert.True(ids.Add(item.GetProperty("id").GetString()!));
                Assert.False(item.GetProperty("media").GetProperty("metadata").TryGetProperty("authors", out _));
            }
        }

        Assert.Equal(400, ids.Count);
    }

    [Fact]
    public async Task Items_LimitZero_GivesAll() => Assert.Equal(400, (await fixture.LibraryAsync($"{Items}?limit=0")).GetProperty("results").GetArrayLength());

    [Fact]
    public async Task Items_SeriesFilter_GivesTheSeriesAsAnObjectWithSequence()
    {
        var series = await SeriesAsync("Discworld");
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(series.GetProperty("id").GetString()!));
        var results = (await fixture.LibraryAsync($"{Items}?filter=series.{Uri.EscapeDataString(encoded)}")).GetProperty("results");
        Assert.Equal(9, results.GetArrayLength());
        Assert.Equal("1", results[0].GetProperty("media").GetProperty("metadata").GetProperty("series").GetProperty("sequence").GetString());
    }

    [Fact]
    public async Task Batch_Ids_GivesExpandedItemsAndLeavesUnknownOnesOut()
    {
        var id = fixture.Set.World.Items[3].Id;
        using var body = Json(new { libraryItemIds = new[] { id, Guid.Empty } });
        var items = (await fixture.LibraryAsync("api/items/batch/get", body)).GetProperty("libraryItems");
        var metadata = Assert.Single(items.EnumerateArray()).GetProperty("media").GetProperty("metadata");
        Assert.Equal(JsonValueKind.Array, metadata.GetProperty("series").ValueKind);
        Assert.Equal(JsonValueKind.Array, metadata.GetProperty("authors").ValueKind);
    }

    [Fact]
    public async Task Batch_Empty_IsForbidden()
    {
        using var body = Json(new { libraryItemIds = Array.Empty<string>() });
        using var response = await fixture.SendAsync(new Uri(Server.Address, "api/items/batch/get"), AudiobookshelfSimulator.ApiKey, body);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("Invalid payload", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Item_Expanded_AddsTheTracksThatAPlainOneLacks()
    {
        var id = fixture.Set.World.Items[0].Id;
        var plain = await fixture.LibraryAsync($"api/items/{id}");
        var expanded = await fixture.LibraryAsync($"audiobookshelf/api/items/{id}?expanded=1");
        Assert.False(plain.GetProperty("media").TryGetProperty("tracks", out _));
        Assert.Equal(fixture.Set.World.Items[0].FileCount, expanded.GetProperty("media").GetProperty("tracks").GetArrayLength());
        Assert.Equal(
            fixture.Set.World.Items[0].SizeBytes,
            expanded.GetProperty("libraryFiles").EnumerateArray().Sum(file => file.GetProperty("metadata").GetProperty("size").GetInt64())
        );
    }

    [Theory]
    [InlineData("api/libraries", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("api/libraries", AudiobookshelfSimulator.ForbiddenApiKey, HttpStatusCode.Forbidden)]
    [InlineData("api/libraries/00000000-0000-4000-8000-000000000000/items", AudiobookshelfSimulator.ApiKey, HttpStatusCode.NotFound)]
    [InlineData("api/items/00000000-0000-4000-8000-000000000000", AudiobookshelfSimulator.ApiKey, HttpStatusCode.NotFound)]
    [InlineData("api/series/nonsense", AudiobookshelfSimulator.ApiKey, HttpStatusCode.NotFound)]
    [InlineData("status", "wrong", HttpStatusCode.OK)]
    public async Task Request_WrongTokenOrPath_IsRefused(string path, string token, HttpStatusCode expected)
    {
        using var response = await fixture.SendAsync(new Uri(Server.Address, path), token);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Login_PasswordRightAndWrong_GivesATokenThatWorksOr401()
    {
        using var right = Json(new { username = AudiobookshelfSimulator.UserName, password = AudiobookshelfSimulator.Password });
        using var answer = await fixture.Client.PostAsync(new Uri(Server.Address, "login"), right);
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var token = document.RootElement.GetProperty("user").GetProperty("accessToken").GetString()!;
        using var libraries = await fixture.SendAsync(new Uri(Server.Address, "api/libraries"), token);
        Assert.Equal(HttpStatusCode.OK, libraries.StatusCode);

        using var wrong = Json(new { username = AudiobookshelfSimulator.UserName, password = "x" });
        using var refused = await fixture.Client.PostAsync(new Uri(Server.Address, "login"), wrong);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Theory]
    [InlineData(AudiobookshelfFaults.ExpiredToken, HttpStatusCode.Unauthorized)]
    [InlineData(AudiobookshelfFaults.LibraryGone, HttpStatusCode.NotFound)]
    [InlineData(CommonFaults.Unavailable, HttpStatusCode.ServiceUnavailable)]
    public async Task Fault_On_AnswersSoUntilItIsOff(string fault, HttpStatusCode expected)
    {
        Server.Faults.Set(fault);
        using var hit = await fixture.SendAsync(new Uri(Server.Address, Items), AudiobookshelfSimulator.ApiKey);
        Server.Faults.Clear(fault);
        using var spared = await fixture.SendAsync(new Uri(Server.Address, Items), AudiobookshelfSimulator.ApiKey);
        Assert.Equal((expected, HttpStatusCode.OK), (hit.StatusCode, spared.StatusCode));
    }

    [Fact]
    public async Task Series_HideSingleBookSeries_LeavesThemOut()
    {
        var path = $"api/libraries/{Server.LibraryId}/series?limit=0";
        var all = (await fixture.LibraryAsync(path)).GetProperty("total").GetInt32();
        Server.Faults.Set(AudiobookshelfFaults.HideSingleBookSeries, new FaultSwitch(Times: 1));
        Assert.True((await fixture.LibraryAsync(path)).GetProperty("total").GetInt32() < all);
    }

    [Fact]
    public async Task Scan_Asked_ReturnsAtOnce()
    {
        using var empty = new StringContent("");
        using var response = await fixture.SendAsync(new Uri(Server.Address, $"api/libraries/{Server.LibraryId}/scan"), AudiobookshelfSimulator.ApiKey, empty);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private async Task<JsonElement> SeriesAsync(string name)
    {
        var all = await fixture.LibraryAsync($"api/libraries/{Server.LibraryId}/series?limit=0");
        return all.GetProperty("results").EnumerateArray().Single(series => series.GetProperty("name").GetString() == name);
    }

    private static StringContent Json(object value) => new(JsonSerializer.Serialize(value), Encoding.UTF8, "application/json");
}
