using System.Globalization;

namespace MamCrawler.Core.Account;

/// <summary>
/// A person's word that a download may cost ratio (rules.md 5, Cost): it holds for what the person saw, and for a time. Afterwards the download waits for approval again
/// (docs/decisions/0137).
/// </summary>
/// <param name="At">When it was given.</param>
/// <param name="Bytes">The most that it was said to add to the downloaded bytes; 0 when that was not known, which approves nothing.</param>
public sealed record CostApproval(DateTimeOffset At, long Bytes)
{
    /// <summary>How long it holds.</summary>
    public static TimeSpan Lasts { get; } = TimeSpan.FromDays(14);

    /// <summary>True while it holds for so many bytes. One that was given in the future was given by a wrong clock.</summary>
    /// <param name="bytes">The most that the download adds to the downloaded bytes, as just read.</param>
    /// <param name="now">The present.</param>
    public bool Covers(long bytes, DateTimeOffset now) => WhyNot(bytes, now) is null;

    /// <summary>Why it does not hold for so many bytes, as a sentence; null when it does.</summary>
    internal string? WhyNot(long bytes, DateTimeOffset now)
    {
        if (now - At is var age && (age > Lasts || age < -AccountFacts.ClockTolerance))
            return Text($"It was approved at its cost on {At:yyyy-MM-dd}, and such an approval holds {Lasts.TotalDays:0} days.");
        return bytes <= Bytes ? null : Text($"It was approved when it was said to cost {Gibibytes(Bytes)}, and now it would cost {Gibibytes(bytes)}.");
    }

    private static string Gibibytes(long bytes) => Text($"{bytes / (double)(1L << 30):0.00} GiB");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
