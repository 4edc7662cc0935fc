using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Simulators.QBittorrent;

/// <summary>The endpoints that change torrents.</summary>
internal sealed class TorrentCommands(QBittorrentSimulator simulator, ClientState state)
{
    private QBittorrentProfile Profile => simulator.Profile;

    internal async Task AddAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            await RefuseAddAsync(context);
            return;
        }
        var form = await context.Request.ReadFormAsync();
        var path = context.Request.Path.Value ?? "/";
        var made = new List<SimulatedTorrent>();
        foreach (var file in form.Files)
        {
            using var buffer = new MemoryStream();
            await file.CopyToAsync(buffer);
            if (
                MetainfoTorrent.Make(buffer.ToArray(), form["contentLayout"], state.Now) is not { } torrent
                || simulator.Faults.TryTake(QBittorrentFaults.InvalidTorrent, path)
            )
            {
                // One bad file keeps the good ones of the same request out too.
                await Gatekeeper.AnswerAsync(context, StatusCodes.Status415UnsupportedMediaType, $"Error: '{file.FileName}' is not a valid torrent file.");
                return;
            }
            made.Add(torrent);
        }
        if (simulator.Faults.TryTake(QBittorrentFaults.AddIgnored, path))
        {
            await AcceptAddAsync(context, made);
            return;
        }
        List<SimulatedTorrent> added;
        lock (state.Gate)
            added = [.. made.Where(torrent => state.Find(torrent.Key) is null).Select(torrent => Keep(torrent, form))];
        await (added.Count > 0 ? AcceptAddAsync(context, added) : RefuseAddAsync(context));
    }

    internal Task SwitchAsync(HttpContext context, bool stop) => ForEachAsync(context, "hashes", (torrent, _) => state.Switch(torrent, stop));

    internal async Task RenameFileAsync(HttpContext context)
    {
        var form = await FormAsync(context);
        var (status, text) = Rename(form["hash"].ToString(), form["oldPath"].ToString(), form["newPath"].ToString(), context.Request.Path.Value ?? "/");
        await (status == StatusCodes.Status200OK ? DoneAsync(context) : Gatekeeper.AnswerAsync(context, status, text));
    }

    internal async Task CreateCategoryAsync(HttpContext context)
    {
        var form = await FormAsync(context);
        var name = form["category"].ToString();
        if (name.Length == 0)
        {
            await Gatekeeper.AnswerAsync(context, StatusCodes.Status400BadRequest, "Bad Request");
            return;
        }
        bool created;
        lock (state.Gate)
            created =
                !name.Contains("//", StringComparison.Ordinal)
                && !name.Contains('\\', StringComparison.Ordinal)
                && state.Categories.TryAdd(name, form["savePath"].ToString());
        await (created ? DoneAsync(context) : Gatekeeper.AnswerAsync(context, StatusCodes.Status409Conflict, "Unable to create category"));
    }

    internal async Task SetCategoryAsync(HttpContext context)
    {
        var form = await FormAsync(context);
        var name = form["category"].ToString();
        bool known;
        lock (state.Gate)
            known = name.Length == 0 || state.Categories.ContainsKey(name);
        await (
            known
                ? ForEachAsync(context, "hashes", (torrent, _) => torrent.Category = name)
                : Gatekeeper.AnswerAsync(context, StatusCodes.Status409Conflict, "Incorrect category name")
        );
    }

    internal Task ChangeTagsAsync(HttpContext context, bool add) =>
        ForEachAsync(
            context,
            "hashes",
            (torrent, form) =>
            {
                foreach (var tag in form["tags"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    state.Tags.Add(tag);
                    _ = add ? torrent.Tags.Add(tag) : torrent.Tags.Remove(tag);
                }
            }
        );

    internal Task ReannounceAsync(HttpContext context) => ForEachAsync(context, "hashes", (torrent, _) => torrent.Announcements++);

    private SimulatedTorrent Keep(SimulatedTorrent torrent, IFormCollection form)
    {
        torrent.Category = form["category"].ToString();
        if (torrent.Category.Length > 0)
            state.Categories.TryAdd(torrent.Category, "");
        torrent.SavePath = form["savepath"].ToString() is { Length: > 0 } savePath ? savePath : simulator.SavePath;
        foreach (var tag in form["tags"].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            torrent.Tags.Add(tag);
            state.Tags.Add(tag);
        }
        // 5.0 ignores the old name silently; 4.5 does not know the new one.
        var stopped = form[Profile.SaysStopped ? "stopped" : "paused"] == "true";
        if (!stopped)
            state.Switch(torrent, stop: false);
        state.Torrents.Add(torrent);
        return torrent;
    }

    private (int Status, string Text) Rename(string hash, string oldPath, string newPath, string path)
    {
        if (hash.Length == 0 || oldPath.Length == 0 || newPath.Length == 0)
            return (StatusCodes.Status400BadRequest, "Bad Request");
        lock (state.Gate)
        {
            if (state.Find(hash) is not { } torrent)
                return (StatusCodes.Status404NotFound, "Not Found");
            if (torrent.Files.Exists(file => file.Name == newPath))
                return (StatusCodes.Status409Conflict, $"The file already exists: '{newPath}'.");
            var index = torrent.Files.FindIndex(file => file.Name == oldPath);
            if (index < 0)
                return (StatusCodes.Status409Conflict, $"No such file: '{oldPath}'.");
            if (simulator.Faults.TryTake(QBittorrentFaults.RenameRefused, path) || newPath.Split('/').Contains(".."))
                return (StatusCodes.Status409Conflict, $"Invalid path: '{newPath}'.");
            torrent.Files[index] = torrent.Files[index] with { Name = newPath };
            return (StatusCodes.Status200OK, "");
        }
    }

    private async Task ForEachAsync(HttpContext context, string field, Action<SimulatedTorrent, IFormCollection> change)
    {
        var form = await FormAsync(context);
        if (form[field].ToString() is not { Length: > 0 } hashes)
        {
            await Gatekeeper.AnswerAsync(context, StatusCodes.Status400BadRequest, "Bad Request");
            return;
        }
        lock (state.Gate)
        {
            foreach (
                var torrent in state.Torrents.Where(torrent => hashes == "all" || hashes.Split('|').Contains(torrent.Key, StringComparer.OrdinalIgnoreCase))
            )
                change(torrent, form);
        }
        await DoneAsync(context);
    }

    private async Task AcceptAddAsync(HttpContext context, List<SimulatedTorrent> added)
    {
        if (!Profile.AnswersByStatus)
        {
            await Gatekeeper.AnswerAsync(context, StatusCodes.Status200OK, "Ok.");
            return;
        }
        await JsonText.WriteAsync(
            context,
            new JsonObject
            {
                ["added_torrent_ids"] = new JsonArray([.. added.Select(torrent => JsonValue.Create(torrent.Key))]),
                ["failure_count"] = 0,
                ["pending_count"] = 0,
                ["success_count"] = added.Count,
            }
        );
    }

    private Task RefuseAddAsync(HttpContext context) =>
        Profile.AnswersByStatus
            ? Gatekeeper.AnswerAsync(context, StatusCodes.Status409Conflict, "Conflict")
            : Gatekeeper.AnswerAsync(context, StatusCodes.Status200OK, "Fails.");

    private Task DoneAsync(HttpContext context)
    {
        context.Response.StatusCode = Profile.AnswersByStatus ? StatusCodes.Status204NoContent : StatusCodes.Status200OK;
        return Task.CompletedTask;
    }

    private static async Task<IFormCollection> FormAsync(HttpContext context) =>
        context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : FormCollection.Empty;
}
