using System.Globalization;
using MamCrawler.Core.Notices;

namespace MamCrawler.Integrations.Webhooks.Bodies;

/// <summary>The lines of a message as one text within a receiver's limit: whole lines, and a last one that says how many are missing and which message it was.</summary>
internal static class MessageText
{
    /// <summary>The text.</summary>
    /// <param name="notice">The message.</param>
    /// <param name="most">What the receiver takes.</param>
    /// <param name="measure">How it counts.</param>
    /// <param name="write">How a line is written there, markup kept from being markup.</param>
    public static string Of(Notice notice, int most, Func<string, int> measure, Func<string, string> write)
    {
        var end = string.Create(CultureInfo.InvariantCulture, $"{notice.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC · {notice.Id}");
        // Room for "… and 12 more.", with the feeds.
        var room = most - measure(write(end)) - 40;
        var (kept, used) = (new List<string>(), 0);
        foreach (var line in notice.Lines.Select(write))
        {
            var size = measure(line) + 1;
            if (used + size > room)
                break;
            kept.Add(line);
            used += size;
        }

        var missing = notice.Lines.Count - kept.Count;
        if (missing > 0)
            kept.Add(write(string.Create(CultureInfo.InvariantCulture, $"… and {missing} more.")));
        return string.Join('\n', [.. kept, write(end)]);
    }
}
