using MamCrawler.Core.Notices;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Webhooks;

/// <summary>Takes out of a message what looks like a secret, such as the announce key in what a tracker says to a client (rules.md 1.6): it goes to a third party.</summary>
internal static class NoticeRedaction
{
    public static Notice Clean(Notice notice) => notice with { Title = Clean(notice.Title), Lines = [.. notice.Lines.Select(Clean)] };

    // Each part of a path by itself: an address of the API or a folder is as long as a key, its parts are not.
    private static string Clean(string line) => string.Join('/', line.Split('/').Select(part => Redaction.Clean(part)));
}
