using System.Collections.Concurrent;
using System.Text;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>The endpoints that change an item: its media, and its cover, which the server loads from an address; here a picture is made up from the address.</summary>
internal sealed class EditEndpoints(Shelf shelf, ExpandedItem expanded, FaultSwitches faults, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, byte[]> covers = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPatch("/api/items/{id}/media", context => ForItemAsync(context, PatchAsync));
        routes.MapPost("/api/items/{id}/cover", context => ForItemAsync(context, SetCoverAsync));
        routes.MapDelete("/api/items/{id}/cover", context => ForItemAsync(context, RemoveCoverAsync));
        routes.MapGet("/api/items/{id}/cover", context => ForItemAsync(context, ReadCoverAsync));
    }

    /// <summary>What a person's edit in the browser does.</summary>
    public void Edit(Guid id, Func<WorldItem, WorldItem> change)
    {
        if (shelf.Find(id.ToString()) is { } index)
            shelf.Change(index, change, Now());
    }

    /// <summary>What a person's upload of a picture does.</summary>
    public void Upload(Guid id, byte[] picture)
    {
        covers[id] = picture;
        Edit(id, item => item with { CoverPath = PathOf(item) });
    }

    private async Task PatchAsync(HttpContext context, int index)
    {
        using var body = await JsonBody.ReadAsync(context);
        if (body is null)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "Bad Request");
            return;
        }

        var (item, changed) = shelf.Change(index, item => MediaPatch.Apply(item, body.Root), Now());
        await JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("updated", changed);
                json.WritePropertyName("libraryItem");
                expanded.Write(json, item, tracks: false);
                json.WriteEndObject();
            }
        );
    }

    private async Task SetCoverAsync(HttpContext context, int index)
    {
        using var body = await JsonBody.ReadAsync(context);
        var address = body?.Text("url");
        if (string.IsNullOrEmpty(address))
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "Invalid request no file or url");
            return;
        }

        if (faults.TryTake(AudiobookshelfFaults.CoverNotLoaded, context.Request.Path.Value!))
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, "Failed to download image from url");
            return;
        }

        var item = shelf.Items[index];
        Upload(item.Id, Encoding.UTF8.GetBytes($"picture from {address}"));
        await JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("success", true);
                json.WriteString("cover", PathOf(item));
                json.WriteEndObject();
            }
        );
    }

    private Task RemoveCoverAsync(HttpContext context, int index)
    {
        var item = shelf.Items[index];
        covers.TryRemove(item.Id, out _);
        shelf.Change(index, before => before with { CoverPath = null }, Now());
        return context.Response.WriteAsync("OK");
    }

    private async Task ReadCoverAsync(HttpContext context, int index)
    {
        if (!covers.TryGetValue(shelf.Items[index].Id, out var picture))
        {
            await RefuseAsync(context, StatusCodes.Status404NotFound, "Not Found");
            return;
        }

        context.Response.ContentType = "image/jpeg";
        await context.Response.Body.WriteAsync(picture, context.RequestAborted);
    }

    private Task ForItemAsync(HttpContext context, Func<HttpContext, int, Task> answer) =>
        shelf.Find((string)context.Request.RouteValues["id"]!) is { } index
            ? answer(context, index)
            : RefuseAsync(context, StatusCodes.Status404NotFound, "Not Found");

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();

    private static string PathOf(WorldItem item) => $"/metadata/items/{item.Id}/cover.jpg";

    private static Task RefuseAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }
}
