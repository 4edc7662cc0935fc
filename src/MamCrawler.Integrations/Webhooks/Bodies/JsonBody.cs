using MamCrawler.Core.Notices;

namespace MamCrawler.Integrations.Webhooks.Bodies;

/// <summary>The message as it is, for programs of one's own.</summary>
internal static class JsonBody
{
    public static object Of(Notice notice) =>
        new Message(notice.Id, notice.Kind.ToString(), notice.Title, string.Join('\n', notice.Lines), notice.Lines, notice.At);

    private sealed record Message(string Id, string Kind, string Title, string Text, IReadOnlyList<string> Lines, DateTimeOffset At);
}
