using MamCrawler.Simulators.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.QBittorrent;

/// <summary>Plays qBittorrent's Web API in one of three versions.</summary>
public sealed class QBittorrentSimulator : SimulatorServer
{
    public const string UserName = "admin";

    /// <summary>The password until it is changed. Made up: it opens nothing.</summary>
    public const string SimulatedPassword = "simulated-password";

    private const string Root = "/api/v2/";
    private readonly Gatekeeper gatekeeper;
    private readonly ClientState state;

    public QBittorrentSimulator(QBittorrentProfile profile, SimulatorOptions options)
        : base("qBittorrent", options, QBittorrentFaults.All)
    {
        Profile = profile;
        state = new ClientState(this, options.Time);
        gatekeeper = new Gatekeeper(this, options.Time);
    }

    public QBittorrentProfile Profile { get; }

    /// <summary>The password that a login needs.</summary>
    public string Password { get; set; } = SimulatedPassword;

    /// <summary>The API key (5.3.0 only); a rotation changes it.</summary>
    public string ApiKey { get; set; } = "qbt_simulated0123456789abcdefghij";

    /// <summary>How long the API shows the state from before a command.</summary>
    public TimeSpan Lag { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How fast started torrents load, all alike; 0 for stalled ones.</summary>
    public long BytesPerSecond { get; set; }

    /// <summary>True to keep unfinished files elsewhere and to move them when complete.</summary>
    public bool MovesWhenComplete { get; set; }

    /// <summary>The setting for a reverse proxy in front.</summary>
    public bool SupportsReverseProxy { get; set; }

    /// <summary>The setting bypass_local_auth, as the preferences show it.</summary>
    public bool BypassesLocalAuthentication { get; set; }

    /// <summary>Where files are saved, as the preferences show it.</summary>
    public string SavePath { get; set; } = "/srv/downloads";

    /// <summary>Where unfinished files are kept, as the preferences show it; null: where the finished ones are.</summary>
    public string? IncompletePath { get; set; }

    /// <summary>What the client holds now.</summary>
    public IReadOnlyList<SimulatedTorrent> Torrents
    {
        get
        {
            lock (state.Gate)
                return [.. state.Torrents];
        }
    }

    /// <summary>The torrents of which it has everything, where their files lie.</summary>
    public IReadOnlyList<SimulatedTorrent> CompleteTorrents
    {
        get
        {
            lock (state.Gate)
                return [.. state.Torrents.Where(torrent => torrent.Size > 0 && !torrent.FilesAreMissing && state.LoadedOf(torrent) >= torrent.Size)];
        }
    }

    /// <summary>How many the tracker counts that have all of each torrent.</summary>
    public int Seeders { get; set; }

    /// <summary>Removes a torrent, as a person does in the client.</summary>
    public void Remove(SimulatedTorrent torrent)
    {
        lock (state.Gate)
            state.Torrents.Remove(torrent);
    }

    /// <summary>Ends every session, as a restart does.</summary>
    public void ExpireSessions() => gatekeeper.ExpireSessions();

    /// <inheritdoc />
    protected override void Configure(IApplicationBuilder pipeline) => pipeline.Use(gatekeeper.GuardAsync);

    /// <inheritdoc />
    protected override void Map(IEndpointRouteBuilder routes)
    {
        var queries = new TorrentQueries(this, state);
        var commands = new TorrentCommands(this, state);
        Post(routes, "auth/login", gatekeeper.LoginAsync);
        Post(routes, "auth/logout", gatekeeper.LogoutAsync);
        Get(routes, "app/version", context => Gatekeeper.AnswerAsync(context, StatusCodes.Status200OK, "v" + Profile.Version));
        Get(routes, "app/webapiVersion", context => Gatekeeper.AnswerAsync(context, StatusCodes.Status200OK, Profile.ApiVersion));
        Get(routes, "app/defaultSavePath", context => Gatekeeper.AnswerAsync(context, StatusCodes.Status200OK, SavePath));
        Get(routes, "app/preferences", context => JsonText.WriteAsync(context, AppEndpoints.Preferences(this)));
        Post(routes, "app/rotateAPIKey", context => AppEndpoints.RotateApiKeyAsync(context, this));
        Get(routes, "transfer/info", context => JsonText.WriteAsync(context, AppEndpoints.TransferInfo()));
        Get(routes, "sync/maindata", queries.MainDataAsync);
        Get(routes, "torrents/info", queries.InfoAsync);
        Get(routes, "torrents/files", queries.FilesAsync);
        Get(routes, "torrents/properties", queries.PropertiesAsync);
        Get(routes, "torrents/trackers", queries.TrackersAsync);
        Get(routes, "torrents/categories", queries.CategoriesAsync);
        Get(routes, "torrents/tags", queries.TagsAsync);
        Post(routes, "torrents/add", commands.AddAsync);
        Post(routes, Profile.SaysStopped ? "torrents/start" : "torrents/resume", context => commands.SwitchAsync(context, stop: false));
        Post(routes, Profile.SaysStopped ? "torrents/stop" : "torrents/pause", context => commands.SwitchAsync(context, stop: true));
        Post(routes, "torrents/renameFile", commands.RenameFileAsync);
        Post(routes, "torrents/createCategory", commands.CreateCategoryAsync);
        Post(routes, "torrents/setCategory", commands.SetCategoryAsync);
        Post(routes, "torrents/addTags", context => commands.ChangeTagsAsync(context, add: true));
        Post(routes, "torrents/removeTags", context => commands.ChangeTagsAsync(context, add: false));
        Post(routes, "torrents/reannounce", commands.ReannounceAsync);
        routes.MapFallback(context => Gatekeeper.AnswerAsync(context, StatusCodes.Status404NotFound, "Not Found"));
    }

    private static void Get(IEndpointRouteBuilder routes, string path, RequestDelegate handle) => routes.Map(Root + path, handle);

    /// <summary>A command by GET is 405, as in the real program, and not the framework's 404.</summary>
    private static void Post(IEndpointRouteBuilder routes, string path, RequestDelegate handle) =>
        routes.Map(
            Root + path,
            context =>
                HttpMethods.IsPost(context.Request.Method)
                    ? handle(context)
                    : Gatekeeper.AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, "Method Not Allowed")
        );
}
