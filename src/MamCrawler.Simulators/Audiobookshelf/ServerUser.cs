using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>The user that a token acts as, and what that user may do.</summary>
internal sealed record ServerUser(string Token)
{
    private static readonly string[] Known =
    [
        AudiobookshelfSimulator.ApiKey,
        AudiobookshelfSimulator.ReaderApiKey,
        AudiobookshelfSimulator.EditorApiKey,
        AudiobookshelfSimulator.ForbiddenApiKey,
        AudiobookshelfSimulator.AccessToken,
    ];

    public bool IsKnown => Known.Contains(Token, StringComparer.Ordinal);

    public bool IsAdministrator => Token is AudiobookshelfSimulator.ApiKey or AudiobookshelfSimulator.AccessToken;

    public bool MayRead => Token != AudiobookshelfSimulator.ForbiddenApiKey;

    private bool MayUpdate => IsAdministrator || Token == AudiobookshelfSimulator.EditorApiKey;

    public static ServerUser Of(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return new ServerUser(header.StartsWith("Bearer ", StringComparison.Ordinal) ? header["Bearer ".Length..] : "");
    }

    /// <summary>Whether a request that changes an item is permitted. A batch is read by a POST too, which takes no permission.</summary>
    public bool May(HttpRequest request)
    {
        if (!request.Path.StartsWithSegments("/api/items", out var rest) || rest.StartsWithSegments("/batch") || HttpMethods.IsGet(request.Method))
            return true;
        return IsAdministrator || (MayUpdate && HttpMethods.IsPatch(request.Method));
    }

    public void Write(Utf8JsonWriter json, Shelf shelf, bool withToken)
    {
        json.WriteStartObject();
        json.WriteStartObject("user");
        json.WriteString("id", shelf.FolderId);
        json.WriteString("username", AudiobookshelfSimulator.UserName);
        json.WriteString("type", IsAdministrator ? "admin" : "user");
        if (withToken)
            json.WriteString("accessToken", AudiobookshelfSimulator.AccessToken);
        json.WriteBoolean("isActive", true);
        json.WriteStartObject("permissions");
        json.WriteBoolean("download", true);
        json.WriteBoolean("update", MayUpdate);
        json.WriteBoolean("delete", IsAdministrator);
        json.WriteBoolean("upload", IsAdministrator);
        json.WriteBoolean("accessAllLibraries", true);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("userDefaultLibraryId", shelf.LibraryId);
        json.WriteEndObject();
    }
}
