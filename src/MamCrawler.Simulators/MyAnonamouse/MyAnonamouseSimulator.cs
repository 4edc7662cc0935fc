using System.Collections.Concurrent;
using System.Text;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>
/// Plays the tracker: search, account, session and torrents. What the real one punishes is refused here and stands in <see cref="SimulatorServer.Requests"/>.
/// </summary>
public sealed class MyAnonamouseSimulator : SimulatorServer
{
    /// <summary>The account's key in the announce address of every .torrent. Made up: it opens nothing.</summary>
    public const string AnnounceKey = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

    private const string SearchPath = "/tor/js/loadSearchJSONbasic.php";
    private const string DownloadPath = "/tor/download.php";
    private const string AnnouncePath = "/tracker.php/{key}/announce";

    private readonly ConcurrentDictionary<int, byte[]> torrents = new();
    private readonly TrackerSession session = new();
    private readonly TrackerAccount account;
    private readonly TrackerGate gate;
    private readonly SearchAnswers answers;
    private readonly ReleaseRow row;
    private readonly UserJson user;
    private readonly SessionEndpoints sessionEndpoints;
    private readonly BonusShop shop;

    public MyAnonamouseSimulator(SimulatedWorld world, SimulatorOptions options)
        : base("MyAnonamouse", options, MyAnonamouseFaults.All)
    {
        account = new TrackerAccount(options.Time, Faults);
        gate = new TrackerGate(session, Faults, Requests);
        answers = new SearchAnswers(world.Releases);
        row = new ReleaseRow(account);
        user = new UserJson(account, Faults);
        sessionEndpoints = new SessionEndpoints(options.Time, Faults, Requests);
        shop = new BonusShop(account, Faults, Requests);
    }

    /// <summary>The session cookie (mam_id) as a person would copy it from the tracker's page.</summary>
    public static string SessionCookie => TrackerSession.FirstValue;

    /// <summary>The autonomous system from which the session was made.</summary>
    public const int Asn = SessionEndpoints.HomeAsn;

    /// <summary>
    /// True to tell an address once a minute, as the site does, and refuse more. Off by default: a process that was killed between the answer and its save, or whose clock is wrong, asks again,
    /// and the gaps of the lane are doubled then.
    /// </summary>
    public bool TellsAddressOnceAMinute
    {
        get => sessionEndpoints.IsOnceAMinute;
        set => sessionEndpoints.IsOnceAMinute = value;
    }

    /// <summary>How many searches were sent.</summary>
    public int SearchRequests => Requests.Count(SearchPath);

    /// <summary>How many requests of any kind were sent.</summary>
    public int TrackerRequests => Requests.Total;

    /// <summary>How many different torrents were fetched.</summary>
    public int Downloads => account.Grabs;

    /// <summary>How many wedges were spent.</summary>
    public int WedgesSpent => 12 - account.Wedges;

    /// <summary>The bonus points that are left.</summary>
    public int BonusPoints => account.BonusPoints;

    /// <summary>Sets how many days VIP lasts from now.</summary>
    public void SetVipDays(double days) => account.SetVipDays(days);

    /// <summary>How often a cookie older than the last was sent, because the answer with the last one had been lost.</summary>
    public int OlderCookieUses => session.OlderValueUses;

    /// <inheritdoc />
    protected internal override bool RefusesParallel(HttpContext context, int running)
    {
        Requests.Violate($"{running} requests ran at once.");
        return true;
    }

    /// <inheritdoc />
    protected internal override bool IsServiceRequest(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/tracker.php", StringComparison.Ordinal);

    /// <inheritdoc />
    protected override void Configure(IApplicationBuilder pipeline) => pipeline.Use(gate.PassAsync);

    /// <inheritdoc />
    protected override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods(SearchPath, ["GET", "POST"], SearchAsync);
        routes.MapGet(
            "/jsonLoad.php",
            context =>
                JsonAnswer.WriteAsync(
                    context,
                    json => user.Write(json, context.Request.Query.ContainsKey("snatch_summary"), context.Request.Query.ContainsKey("clientStats"))
                )
        );
        routes.MapGet(DownloadPath, context => DownloadAsync(context, int.TryParse(context.Request.Query["tid"], out var id) ? id : null));
        routes.MapGet(DownloadPath + "/{dl}", context => DownloadAsync(context, DownloadHash.Id((string)context.Request.RouteValues["dl"]!)));
        routes.MapGet(AnnouncePath, context => context.Response.WriteAsync("d8:completei1e10:incompletei1e8:intervali1800e5:peers0:e"));
        sessionEndpoints.Map(routes);
        shop.Map(routes);
        // The page Preferences, Security: what a person does there by hand.
        routes.MapPost(FaultPipeline.ControlPrefix + "/session", context => context.Response.WriteAsync(session.Replace()));
        routes.MapFallback(
            "{**path}",
            context =>
            {
                Requests.Violate($"{context.Request.Path} is a page for people.");
                return TrackerGate.HtmlAsync(context);
            }
        );
    }

    private async Task SearchAsync(HttpContext context)
    {
        var request = await SearchRequestReader.ReadAsync(context);
        if (request is null || request.EmptyLanguages)
            Requests.Violate(request is null ? "A search could not be read." : "A search named an empty list of languages.");
        if (request is null || request.EmptyLanguages || Faults.TryTake(MyAnonamouseFaults.EmptyResult, SearchPath))
        {
            await NothingAsync(context);
            return;
        }

        var found = answers.Find(request);
        if (found.Count <= request.Start)
        {
            await NothingAsync(context);
            return;
        }

        var expired = request.Id is not null && Faults.TryTake(MyAnonamouseFaults.FreeExpires, SearchPath);
        var page = found.Skip(request.Start).Take(request.PerPage).ToList();
        await JsonAnswer.WriteListAsync(
            context,
            "data",
            page,
            (json, release) => row.Write(json, release, request, expired),
            json =>
            {
                json.WriteNumber("perpage", request.PerPage);
                json.WriteNumber("start", request.Start);
                json.WriteNumber("total", page.Count);
                json.WriteNumber("found", found.Count);
            }
        );
    }

    private static Task NothingAsync(HttpContext context) =>
        JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("error", "Nothing returned, out of 0");
                json.WriteEndObject();
            }
        );

    private async Task DownloadAsync(HttpContext context, int? id)
    {
        var path = context.Request.Path.Value!;
        if (Faults.TryTake(MyAnonamouseFaults.TorrentLoginPage, path))
        {
            await TrackerGate.HtmlAsync(context);
            return;
        }

        if (Faults.TryTake(MyAnonamouseFaults.TorrentUnauthorized, path))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsync("Your IP does not match the IP of the account and no auth cookie was provided.");
            return;
        }

        if (id is not { } wanted || answers.Find(wanted) is not { } release)
        {
            await TrackerGate.HtmlAsync(context, "<!DOCTYPE html>\n<html><body>Torrent not found.</body></html>", StatusCodes.Status404NotFound);
            return;
        }

        if (context.Request.Query.ContainsKey("fl"))
        {
            shop.ChargeWedge(release);
        }

        account.Grab(wanted);
        var announce = new Uri(Address, AnnouncePath.Replace("{key}", AnnounceKey, StringComparison.Ordinal)).ToString();
        var torrent = torrents.GetOrAdd(wanted, _ => TorrentWriter.Write(release, announce));
        context.Response.ContentType = "application/x-bittorrent";
        var name = Encoding.ASCII.GetString(Encoding.ASCII.GetBytes(release.Title.Replace('"', '_')));
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.torrent\"";
        await context.Response.Body.WriteAsync(torrent);
    }
}
