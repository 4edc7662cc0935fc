using System.Text.Json;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>Plays an Audiobookshelf 2.36 server that holds the world's library, also under the path /audiobookshelf.</summary>
public sealed class AudiobookshelfSimulator : SimulatorServer
{
    public const string ServerVersion = "2.36.0";

    /// <summary>An API key of an administrator.</summary>
    public const string ApiKey = "simulated-audiobookshelf-key";

    /// <summary>An API key of a user who may read the library, and may not have it scanned.</summary>
    public const string ReaderApiKey = "simulated-audiobookshelf-key-of-a-reader";

    /// <summary>An API key of a user who may not.</summary>
    public const string ForbiddenApiKey = "simulated-audiobookshelf-key-without-permission";

    public const string UserName = "listener";

    public const string Password = "simulated-password";

    private const string AccessToken = "simulated-access-token";

    private readonly Shelf shelf;
    private readonly LibraryEndpoints library;
    private readonly ItemEndpoints items;
    private readonly ShelfScan scan;

    public AudiobookshelfSimulator(SimulatedWorld world, SimulatorOptions options)
        : base("Audiobookshelf", options, AudiobookshelfFaults.All)
    {
        shelf = new Shelf(world);
        var minified = new MinifiedItem(shelf);
        var expanded = new ExpandedItem(shelf, minified);
        library = new LibraryEndpoints(shelf, minified, expanded, Faults);
        items = new ItemEndpoints(shelf, minified, expanded);
        scan = new ShelfScan(this, shelf, options.Time);
    }

    /// <summary>The id of its one library.</summary>
    public Guid LibraryId => shelf.LibraryId;

    /// <summary>The folder that the library lives in, as the server sees it.</summary>
    public string Folder
    {
        get => shelf.Folder;
        set => shelf.Folder = value;
    }

    /// <summary>What lies in that folder beside the books of the world. A scan makes items of it.</summary>
    public Func<IReadOnlyList<LyingFile>> Lying { get; set; } = () => [];

    /// <summary>How long a scan takes; the call that asks for it returns at once.</summary>
    public TimeSpan ScanTakes { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>The items that scans found.</summary>
    public IReadOnlyList<WorldItem> Landed => [.. shelf.Landed];

    /// <inheritdoc />
    protected override string? PathBase => "/audiobookshelf";

    /// <inheritdoc />
    protected override void Configure(IApplicationBuilder pipeline) => pipeline.Use(AuthoriseAsync);

    /// <inheritdoc />
    protected override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/status", context => JsonAnswer.WriteAsync(context, WriteStatus));
        routes.MapGet(
            "/ping",
            context =>
                JsonAnswer.WriteAsync(
                    context,
                    json =>
                    {
                        json.WriteStartObject();
                        json.WriteBoolean("success", true);
                        json.WriteEndObject();
                    }
                )
        );
        routes.MapGet("/healthcheck", context => context.Response.WriteAsync("OK"));
        routes.MapPost("/login", LoginAsync);
        routes.MapPost("/api/authorize", context => JsonAnswer.WriteAsync(context, json => WriteUser(json, withToken: false, IsAdministrator(context))));
        routes.MapPost("/api/libraries/{library}/scan", ScanAsync);
        library.Map(routes);
        items.Map(routes);
    }

    private async Task AuthoriseAsync(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        if (!path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        scan.Settle();
        var token = TokenOf(context);
        if (Faults.TryTake(AudiobookshelfFaults.ExpiredToken, path.Value!) || token is not (ApiKey or ReaderApiKey or ForbiddenApiKey or AccessToken))
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "Unauthorized");
        else if (token == ForbiddenApiKey && path != "/api/authorize")
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "Forbidden");
        else if (Faults.TryTake(AudiobookshelfFaults.LibraryGone, path.Value!) && path.StartsWithSegments("/api/libraries", out var rest) && rest.HasValue)
            await RefuseAsync(context, StatusCodes.Status404NotFound, "Library not found");
        else
            await next(context);
    }

    private Task ScanAsync(HttpContext context)
    {
        if (!IsAdministrator(context))
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "Forbidden");
        if ((string?)context.Request.RouteValues["library"] != shelf.LibraryId.ToString())
            return RefuseAsync(context, StatusCodes.Status404NotFound, "Library not found");
        scan.Begin();
        return context.Response.WriteAsync("OK");
    }

    private static bool IsAdministrator(HttpContext context) => TokenOf(context) is ApiKey or AccessToken;

    private static string TokenOf(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : "";
    }

    private async Task LoginAsync(HttpContext context)
    {
        if (Faults.TryTake(AudiobookshelfFaults.LoginLimit, "/login"))
        {
            await JsonAnswer.WriteAsync(
                context,
                json =>
                {
                    json.WriteStartObject();
                    json.WriteString("error", "Too many authentication requests");
                    json.WriteEndObject();
                },
                StatusCodes.Status429TooManyRequests
            );
            return;
        }

        using var body = await JsonBody.ReadAsync(context);
        if (body?.Text("username") == UserName && body.Text("password") == Password)
            await JsonAnswer.WriteAsync(context, json => WriteUser(json, withToken: true, isAdministrator: true));
        else
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "Unauthorized");
    }

    private void WriteUser(Utf8JsonWriter json, bool withToken, bool isAdministrator)
    {
        json.WriteStartObject();
        json.WriteStartObject("user");
        json.WriteString("id", shelf.FolderId);
        json.WriteString("username", UserName);
        json.WriteString("type", isAdministrator ? "admin" : "user");
        if (withToken)
            json.WriteString("accessToken", AccessToken);
        json.WriteBoolean("isActive", true);
        json.WriteStartObject("permissions");
        json.WriteBoolean("download", true);
        json.WriteBoolean("update", true);
        json.WriteBoolean("accessAllLibraries", true);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("userDefaultLibraryId", shelf.LibraryId);
        json.WriteEndObject();
    }

    private static void WriteStatus(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("app", "audiobookshelf");
        json.WriteString("serverVersion", ServerVersion);
        json.WriteBoolean("isInit", true);
        json.WriteString("language", "en-us");
        json.WriteStartArray("authMethods");
        json.WriteStringValue("local");
        json.WriteEndArray();
        json.WriteStartObject("authFormData");
        json.WriteString("authLoginCustomMessage", "");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static Task RefuseAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }
}
