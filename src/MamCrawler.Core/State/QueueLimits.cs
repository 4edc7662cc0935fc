using System.Text;

namespace MamCrawler.Core.State;

/// <summary>The limits of Azure Storage Queues, which every adapter keeps.</summary>
public static class QueueLimits
{
    private const int MaximumIdBytes = 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Refuses a queue name that is not 3 to 63 lower-case ASCII letters, digits and single hyphens, beginning and ending with a letter or digit.</summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    public static void CheckQueue(string queue)
    {
        if (
            queue.Length is < 3 or > 63
            || queue[0] == '-'
            || queue[^1] == '-'
            || queue.Contains("--", StringComparison.Ordinal)
            || !queue.All(character => character == '-' || char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character))
        )
            throw new ArgumentException($"'{queue}' is not a queue's name: 3 to 63 lower-case letters, digits and single hyphens.", nameof(queue));
    }

    /// <summary>Refuses an empty id and one of more than 1 KiB.</summary>
    /// <exception cref="ArgumentException">The id is not allowed.</exception>
    public static void CheckId(string id)
    {
        if (id.Length == 0 || Encoding.UTF8.GetByteCount(id) > MaximumIdBytes)
            throw new ArgumentException($"A message carries an id of 1 to {MaximumIdBytes} bytes.", nameof(id));
    }

    /// <summary>Refuses a delay below zero or above 7 days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The delay is not allowed.</exception>
    public static void CheckDelay(TimeSpan delay)
    {
        if (delay < TimeSpan.Zero || delay > Longest)
            throw new ArgumentOutOfRangeException(nameof(delay), delay, "A message waits between 0 s and 7 days.");
    }

    /// <summary>Refuses to hide a message for less than 1 s or more than 7 days.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is not allowed.</exception>
    public static void CheckVisibility(TimeSpan visibility)
    {
        if (visibility < TimeSpan.FromSeconds(1) || visibility > Longest)
            throw new ArgumentOutOfRangeException(nameof(visibility), visibility, "A message is hidden for between 1 s and 7 days.");
    }
}
