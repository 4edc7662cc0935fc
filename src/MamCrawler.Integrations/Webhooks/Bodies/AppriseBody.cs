using MamCrawler.Core.Notices;

namespace MamCrawler.Integrations.Webhooks.Bodies;

/// <summary>The Apprise API's <c>/notify/KEY</c>.</summary>
internal static class AppriseBody
{
    private const int MostCharacters = 4000;

    public static object Of(Notice notice) =>
        new Message(
            notice.Title,
            MessageText.Of(notice, MostCharacters, text => text.Length, line => line),
            notice.Kind switch
            {
                NoticeKind.Alarm => "failure",
                NoticeKind.Hold => "warning",
                _ => "info",
            },
            "text"
        );

    private sealed record Message(string Title, string Body, string Type, string Format);
}
