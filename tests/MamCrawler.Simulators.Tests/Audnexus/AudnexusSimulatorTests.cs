using System.Net;
using System.Text.Json;

namespace MamCrawler.Simulators.Tests.Audnexus;

public sealed class AudnexusSimulatorTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task Book_Known_HasAtMostTwoSeries()
    {
        var work = fixture.Set.World.Works.First(candidate => candidate.Asin is not null && candidate.Series.Count >= 2);
        using var response = await fixture.Client.GetAsync(new Uri(fixture.Set.Audnexus.Address, $"books/{work.Asin}?region=us"));
        using var book = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(work.Title, book.RootElement.GetProperty("title").GetString());
        Assert.Equal(work.Series[0].Series.Name, book.RootElement.GetProperty("seriesPrimary").GetProperty("name").GetString());
        Assert.True(book.RootElement.TryGetProperty("seriesSecondary", out _));
    }

    [Theory]
    [InlineData("B000000000", HttpStatusCode.NotFound)]
    [InlineData("nonsense", HttpStatusCode.UnprocessableEntity)]
    public async Task Book_Unknown_IsRefused(string asin, HttpStatusCode expected)
    {
        using var response = await fixture.Client.GetAsync(new Uri(fixture.Set.Audnexus.Address, $"books/{asin}"));
        Assert.Equal(expected, response.StatusCode);
    }
}
