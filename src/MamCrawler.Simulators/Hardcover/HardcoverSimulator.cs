using System.Text.Json;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.Hardcover;

/// <summary>Plays Hardcover's GraphQL service.</summary>
public sealed class HardcoverSimulator : SimulatorServer
{
    public const string Token = "hc_pat_simulated_token";

    private const string GraphPath = "/v1/graphql";
    private const int MostTopLevelQueries = 5;
    private const int MostLevels = 3;

    private readonly HardcoverData data;
    private readonly HardcoverTables tables;
    private readonly HardcoverSearch search;
    private readonly HardcoverLimits limits;

    public HardcoverSimulator(SimulatedWorld world, SimulatorOptions options)
        : base("Hardcover", options, HardcoverFaults.All)
    {
        data = new HardcoverData(world);
        tables = new HardcoverTables(data);
        search = new HardcoverSearch(data);
        limits = new HardcoverLimits(options.Time);
    }

    /// <summary>The books that the token's owner wants to read; empty unless a test fills it.</summary>
    public IReadOnlyList<WorldWork> WantToRead { get; set; } = [];

    /// <summary>The books that they have read.</summary>
    public IReadOnlyList<WorldWork> AlreadyRead { get; set; } = [];

    /// <summary>How many top-level queries came in.</summary>
    public int TopLevelQueries => limits.Total;

    /// <inheritdoc />
    protected override void Map(IEndpointRouteBuilder routes) => routes.MapPost(GraphPath, AnswerAsync);

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            CheckToken(context);
            using var body = await JsonBody.ReadAsync(context) ?? throw GraphException.Invalid("The body is not JSON.");
            body.Root.TryGetProperty("variables", out var variables);
            var fields = new GraphReader(body.Text("query") ?? throw GraphException.Invalid("There is no query."), variables).Read();
            CheckLimits(context, fields);
            await WriteAsync(context, fields);
        }
        catch (GraphException refusal)
        {
            await JsonAnswer.WriteAsync(
                context,
                json =>
                {
                    json.WriteStartObject();
                    json.WriteString("error", refusal.Error);
                    json.WriteString("message", refusal.Message);
                    json.WriteEndObject();
                },
                refusal.Status
            );
        }
    }

    private void CheckToken(HttpContext context)
    {
        if (Faults.TryTake(HardcoverFaults.QueryTimeout, GraphPath))
            throw new GraphException(StatusCodes.Status408RequestTimeout, "query_timeout", "The query took longer than 30 seconds.");
        if (Faults.TryTake(HardcoverFaults.InsufficientScope, GraphPath))
            throw new GraphException(StatusCodes.Status403Forbidden, "insufficient_scope", "The token lacks the scope read:catalog.");

        var header = context.Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..] : header;
        if (token != Token || Faults.TryTake(HardcoverFaults.InvalidToken, GraphPath))
            throw new GraphException(StatusCodes.Status401Unauthorized, "invalid_token", "Unable to verify token.");
    }

    private void CheckLimits(HttpContext context, IReadOnlyList<GraphField> fields)
    {
        var searches = fields.Count(field => field.Name == "search");
        if (fields.Count > MostTopLevelQueries || (searches > 0 && fields.Count > 1))
            throw new GraphException(StatusCodes.Status403Forbidden, "top_level_limit_exceeded", "Too many top-level queries in one request.");

        if (Faults.TryTake(HardcoverFaults.DepthLimit, GraphPath) && fields.Any(field => DepthOf(field) > MostLevels))
            throw new GraphException(StatusCodes.Status403Forbidden, "query_depth_exceeded", "The query is too deep.");

        var left = limits.Count(fields.Count);
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = "\"Free\";q=60;w=60;burst=10, \"daily\";q=5000;w=86400";
        headers["RateLimit"] = $"\"Free\";r={Math.Max(0, left)};t=60, \"daily\";r={Math.Max(0, HardcoverLimits.PerDay - limits.Total)};t=86400";
        headers["X-RateLimit-Limit"] = $"{HardcoverLimits.PerMinute}";
        headers["X-RateLimit-Remaining"] = $"{Math.Max(0, left)}";
        if (Faults.TryTake(HardcoverFaults.DayUsedUp, GraphPath))
        {
            headers.RetryAfter = "43200";
            throw new GraphException(StatusCodes.Status429TooManyRequests, "rate_limited", "The daily limit is reached.");
        }

        if (left >= 0 || !Faults.TryTake(HardcoverFaults.RateLimit, GraphPath))
            return;

        headers.RetryAfter = "60";
        throw new GraphException(StatusCodes.Status429TooManyRequests, "rate_limited", "Too many requests.");
    }

    // Levels are counted in objects: series, book_series, book are three, and what they hold is none.
    private static int DepthOf(GraphField field) => field.Fields.Count == 0 ? 0 : 1 + field.Fields.Max(DepthOf);

    private async Task WriteAsync(HttpContext context, IReadOnlyList<GraphField> fields)
    {
        // Written into memory first: a query that turns out to be wrong must still be refused as a whole.
        using var buffer = new MemoryStream();
        await using (var json = new Utf8JsonWriter(buffer))
        {
            var query = new HardcoverQuery(
                tables,
                search,
                new ReaderRow(data, WantToRead, AlreadyRead),
                Faults.TryTake(HardcoverFaults.EmptyResult, GraphPath)
            );
            json.WriteStartObject();
            json.WriteStartObject("data");
            foreach (var field in fields)
                query.Write(json, field);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }
}
