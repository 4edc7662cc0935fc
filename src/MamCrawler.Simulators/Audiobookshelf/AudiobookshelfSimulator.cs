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

    /// <summary>An API key of a user who may read the library, and may neither have it scanned nor change anything.</summary>
    public const string ReaderApiKey = "simulated-audiobookshelf-key-of-a-reader";

    /// <summary>An API key of a user who may read and change items, and neither upload nor delete.</summary>
    public const string EditorApiKey = "simulated-audiobookshelf-key-of-an-editor";

    /// <summary>An API key of a user who may not.</summary>
    public const string ForbiddenApiKey = "simulated-audiobookshelf-key-without-permission";

    public const string UserName = "listener";

    public const string Password = "simulated-password";

    internal const string AccessToken = "simulated-access-token";

    private readonly Shelf shelf;
    private readonly LibraryEndpoints library;
    private readonly ItemEndpoints items;
    private readonly EditEndpoints edits;
    private readonly ShelfScan scan;

    public AudiobookshelfSimulator(SimulatedWorld world, SimulatorOptions options)
        : base("Audiobookshelf", options, AudiobookshelfFaults.All)
    {
        shelf = new Shelf(world);
        var minified = new MinifiedItem(shelf);
        var expanded = new ExpandedItem(shelf, minified);
        library = new LibraryEndpoints(shelf, minified, expanded, Faults);
        items = new ItemEndpoints(shelf, minified, expanded);
        edits = new EditEndpoints(shelf, expanded, Faults, options.Time);
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

    /// <summary>The item as it is now; null when there is none of this id.</summary>
    public WorldItem? Find(Guid id) => shelf.Find(id.ToString()) is { } index ? shelf.Items[index] : null;

    /// <summary>A person's edit in the browser.</summary>
    public void Edit(Guid id, Func<WorldItem, WorldItem> change) => edits.Edit(id, change);

    /// <summary>A person's upload of a cover.</summary>
    public void UploadCover(Guid id, byte[] picture) => edits.Upload(id, picture);

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
        routes.MapPost("/api/authorize", context => JsonAnswer.WriteAsync(context, json => ServerUser.Of(context).Write(json, shelf, withToken: false)));
        routes.MapPost("/api/libraries/{library}/scan", ScanAsync);
        library.Map(routes);
        items.Map(routes);
        edits.Map(routes);
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
        var user = ServerUser.Of(context);
        if (Faults.TryTake(AudiobookshelfFaults.ExpiredToken, path.Value!) || !user.IsKnown)
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "Unauthorized");
        else if (!user.May(context.Request))
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "Forbidden");
        else if (!user.MayRead && path != "/api/authorize")
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "Forbidden");
        else if (Faults.TryTake(AudiobookshelfFaults.LibraryGone, path.Value!) && path.StartsWithSegments("/api/libraries", out var rest) && rest.HasValue)
            await RefuseAsync(context, StatusCodes.Status404NotFound, "Library not found");
        else
            await next(context);
    }

    private Task ScanAsync(HttpContext context)
    {
        if (!ServerUser.Of(context).IsAdministrator)
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "Forbidden");
        if ((string?)context.Request.RouteValues["library"] != shelf.LibraryId.ToString())
            return RefuseAsync(context, StatusCodes.Status404NotFound, "Library not found");
        scan.Begin();
        return context.Response.WriteAsync("OK");
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
            await JsonAnswer.WriteAsync(context, json => new ServerUser(AccessToken).Write(json, shelf, withToken: true));
        else
            await RefuseAsync(context, StatusCodes.Status401Unauthorized, "Unauthorized");
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
