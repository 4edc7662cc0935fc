using System.Net;

namespace MamCrawler.Integrations.QBittorrent;

/// <summary>An answer of qBittorrent, read to its end.</summary>
internal sealed record QBittorrentAnswer(HttpStatusCode Status, string Text, IReadOnlyList<string> SetCookies)
{
    internal bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>True for the page of a proxy or portal where the Web API should have answered.</summary>
    internal bool IsPage => Text.AsSpan().TrimStart("\uFEFF \r\n\t").StartsWith("<");

    internal static async Task<QBittorrentAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        new(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(cancellationToken),
            response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : []
        );
}
