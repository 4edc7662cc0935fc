using System.Net;
using System.Text.Json;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Tests.Audible;

public sealed class AudibleSimulatorTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Groups = "response_groups=product_desc,product_attrs,contributors,series,relationships";

    private WorldSeries Discworld => fixture.Set.World.Series.Single(series => series.Name == "Discworld");

    [Fact]
    public async Task Product_OfABook_NamesItsSeries()
    {
        var product = (await fixture.AudibleAsync($"1.0/catalog/products/{Discworld.Works[19].Asin}?{Groups}")).GetProperty("product");
        Assert.Equal("Hogfather", product.GetProperty("title").GetString());
        Assert.Equal(Discworld.Asin, product.GetProperty("series")[0].GetProperty("asin").GetString());
        Assert.Equal("20", product.GetProperty("series")[0].GetProperty("sequence").GetString());
    }

    [Fact]
    public async Task Product_OfASeries_ListsItsChildren()
    {
        var product = (await fixture.AudibleAsync($"1.0/catalog/products/{Discworld.Asin}?{Groups}")).GetProperty("product");
        Assert.Equal("BookSeries", product.GetProperty("content_delivery_type").GetString());
        var children = product
            .GetProperty("relationships")
            .EnumerateArray()
            .Where(entry =>
                entry.GetProperty("relationship_to_product").GetString() == "child" && entry.GetProperty("relationship_type").GetString() == "series"
            )
            .ToList();
        Assert.True(children.Count > 30);
    }

    [Fact]
    public async Task Product_OfALongBook_HasComponentsThatAreNoVolumes()
    {
        var whole = fixture.Set.World.Works.First(work => work.Components.Count > 0);
        var product = (await fixture.AudibleAsync($"1.0/catalog/products/{whole.Asin}?{Groups}")).GetProperty("product");
        Assert.Equal(
            2,
            product.GetProperty("relationships").EnumerateArray().Count(entry => entry.GetProperty("relationship_type").GetString() == "component")
        );
        Assert.Equal("MultiPartBook", product.GetProperty("content_delivery_type").GetString());
    }

    [Fact]
    public async Task Product_UnknownAsin_IsAStub()
    {
        var product = (await fixture.AudibleAsync($"1.0/catalog/products/B000000000?{Groups}")).GetProperty("product");
        Assert.Equal(["asin"], product.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Batch_Asins_AtMostFifty()
    {
        var asins = Discworld.Works.Where(work => work.Asin is not null).Select(work => work.Asin).Take(30).ToList();
        var products = (await fixture.AudibleAsync($"1.0/catalog/products?asins={string.Join(',', asins)}&{Groups}")).GetProperty("products");
        Assert.Equal(asins, products.EnumerateArray().Select(product => product.GetProperty("asin").GetString()));

        using var tooMany = await fixture.Client.GetAsync(
            new Uri(fixture.Set.Audible.Address, "1.0/catalog/products?asins=" + string.Join(',', Enumerable.Repeat("B000000000", 51)))
        );
        Assert.Equal(HttpStatusCode.BadRequest, tooMany.StatusCode);
    }

    [Fact]
    public async Task Search_ByAuthor_PagesFromZero()
    {
        var first = await fixture.AudibleAsync("1.0/catalog/products?author=terry+pratchett&num_results=10&page=0&response_groups=product_desc");
        var second = await fixture.AudibleAsync("1.0/catalog/products?author=terry+pratchett&num_results=10&page=1&response_groups=product_desc");
        Assert.True(first.GetProperty("total_results").GetInt32() > 30);
        Assert.Empty(Titles(first).Intersect(Titles(second)));
    }

    [Fact]
    public async Task Search_ByTitle_PutsTheSameTitleFirst() =>
        Assert.Equal(
            "Night Watch",
            Titles(await fixture.AudibleAsync("1.0/catalog/products?title=night+watch&author=pratchett&response_groups=product_desc"))[0]
        );

    [Fact]
    public async Task Search_ByKeywordsNobodyHas_AnswersWithSomethingNear() =>
        Assert.NotEmpty(Titles(await fixture.AudibleAsync("1.0/catalog/products?keywords=hogfather+qwertyuiop&response_groups=product_desc")));

    [Fact]
    public async Task Similar_InTheSameSeries_ListsTheOthers() =>
        Assert.True(
            (await fixture.AudibleAsync($"1.0/catalog/products/{Discworld.Works[0].Asin}/sims?similarity_type=InTheSameSeries&{Groups}"))
                .GetProperty("similar_products")
                .GetArrayLength() > 29
        );

    private static List<string> Titles(JsonElement answer) =>
        [.. answer.GetProperty("products").EnumerateArray().Select(product => product.GetProperty("title").GetString()!)];
}
