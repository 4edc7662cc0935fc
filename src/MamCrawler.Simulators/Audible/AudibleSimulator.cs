using System.Text.Json;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.Audible;

/// <summary>Plays Audible's public catalogue.</summary>
public sealed class AudibleSimulator : SimulatorServer
{
    private const string ProductsPath = "/1.0/catalog/products";
    private const int LargestPage = 50;

    private readonly AudibleCatalogue catalogue;

    public AudibleSimulator(SimulatedWorld world, SimulatorOptions options)
        : base("Audible", options, AudibleFaults.All) => catalogue = new AudibleCatalogue(world);

    /// <inheritdoc />
    protected override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(ProductsPath, context => context.Request.Query.ContainsKey("asins") ? BatchAsync(context) : SearchAsync(context));
        routes.MapGet(ProductsPath + "/{asin}", ProductAsync);
        routes.MapGet(ProductsPath + "/{asin}/sims", SimilarAsync);
    }

    private Task ProductAsync(HttpContext context)
    {
        var asin = (string)context.Request.RouteValues["asin"]!;
        var product = Product(context);
        return JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WritePropertyName("product");
                WriteOne(json, context, product, asin);
                json.WriteStartArray("response_groups");
                json.WriteStringValue("always-returned");
                json.WriteEndArray();
                json.WriteEndObject();
            }
        );
    }

    private async Task BatchAsync(HttpContext context)
    {
        var asins = context.Request.Query["asins"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (asins.Length is 0 or > LargestPage)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("""{"error_code":"000307","message":"Invalid number of asins"}""");
            return;
        }

        var product = Product(context);
        await JsonAnswer.WriteListAsync(context, "products", asins, (json, asin) => WriteOne(json, context, product, asin));
    }

    private Task SearchAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var found = Faults.TryTake(AudibleFaults.EmptyResult, ProductsPath)
            ? []
            : catalogue.Find(
                query["keywords"].FirstOrDefault(),
                query["title"].FirstOrDefault(),
                query["author"].FirstOrDefault(),
                query["narrator"].FirstOrDefault()
            );
        var ordered = query["products_sort_by"].ToString() switch
        {
            "-ReleaseDate" => found.OrderByDescending(work => work.ReleaseDate),
            "Title" => found.OrderBy(work => work.Title, StringComparer.OrdinalIgnoreCase),
            _ => (IEnumerable<WorldWork>)found,
        };
        var size = int.TryParse(query["num_results"], out var number) ? Math.Clamp(number, 1, LargestPage) : 10;
        var page = int.TryParse(query["page"], out var window) && window > 0 ? window : 0;
        var product = Product(context);
        return JsonAnswer.WriteListAsync(
            context,
            "products",
            ordered.Skip(size * page).Take(size),
            product.Write,
            json => json.WriteNumber("total_results", found.Count)
        );
    }

    private Task SimilarAsync(HttpContext context)
    {
        var work = catalogue.Work((string)context.Request.RouteValues["asin"]!);
        var similar = context.Request.Query["similarity_type"].ToString() switch
        {
            "InTheSameSeries" => work?.Series.FirstOrDefault()?.Series.Works.Where(other => other != work && other.Asin is not null) ?? [],
            "ByTheSameAuthor" => work is null ? [] : catalogue.Find(null, null, work.Author, null).Where(other => other != work),
            _ => [],
        };
        return JsonAnswer.WriteListAsync(context, "similar_products", similar.Take(LargestPage), Product(context).Write);
    }

    private void WriteOne(Utf8JsonWriter json, HttpContext context, ProductJson product, string asin)
    {
        if (Faults.TryTake(AudibleFaults.EmptyResult, context.Request.Path.Value!))
            ProductJson.WriteStub(json, asin);
        else if (catalogue.Work(asin) is { } work)
            product.Write(json, work);
        else if (catalogue.Series(asin) is { } series)
            product.WriteSeries(json, series);
        else
            ProductJson.WriteStub(json, asin);
    }

    private static ProductJson Product(HttpContext context) =>
        new(context.Request.Query["response_groups"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet());
}
