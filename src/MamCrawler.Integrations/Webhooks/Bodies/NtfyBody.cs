using System.Text;
using MamCrawler.Core.Notices;

namespace MamCrawler.Integrations.Webhooks.Bodies;

/// <summary>ntfy's publishing as JSON: posted to the server, the topic inside, at most 4,096 bytes of message (more would become a file).</summary>
internal static class NtfyBody
{
    public const int MostBytes = 4096;

    /// <summary>The address without the topic at its end; what stands behind a question mark, such as a token, stays.</summary>
    public static Uri ServerOf(Uri topic)
    {
        var path = topic.AbsolutePath.TrimEnd('/');
        return new UriBuilder(topic) { Path = path[..(path.LastIndexOf('/') + 1)] }.Uri;
    }

    public static object Of(Uri topic, Notice notice) =>
        new Message(
            Uri.UnescapeDataString(topic.AbsolutePath.TrimEnd('/').Split('/')[^1]),
            notice.Title,
            MessageText.Of(notice, MostBytes, Encoding.UTF8.GetByteCount, line => line),
            notice.Kind switch
            {
                NoticeKind.Alarm => 5,
                NoticeKind.Hold => 4,
                _ => 3,
            },
            [notice.Kind == NoticeKind.Alarm ? "rotating_light" : "books"]
        );

    private sealed record Message(
        string Topic,
        string Title,
        [property: System.Text.Json.Serialization.JsonPropertyName("message")] string Text,
        int Priority,
        string[] Tags
    );
}
