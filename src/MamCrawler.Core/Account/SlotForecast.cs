using System.Globalization;

namespace MamCrawler.Core.Account;

/// <summary>The slots for unsatisfied torrents now, and when the next ones free up (rules.md 5).</summary>
public sealed record SlotForecast
{
    /// <summary>When the tracker was asked; null when it never was.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The slots that may be used now, after the margin; 0 when none is, or when the counts could not be read: it fails closed.</summary>
    public int Free { get; init; }

    /// <summary>The tracker's count; null when it could not be read.</summary>
    public int? Unsatisfied { get; init; }

    /// <summary>The tracker's limit; null when it could not be read.</summary>
    public int? Limit { get; init; }

    /// <summary>Our grabs that are not in that count yet.</summary>
    public int NotCounted { get; init; }

    /// <summary>The slots that are never used.</summary>
    public int Margin { get; init; }

    /// <summary>When a slot is free again; null when one is free now, or when it cannot be foreseen.</summary>
    public DateTimeOffset? NextFreeAt { get; init; }

    /// <summary>The slots that free up next, soonest first, as far as our own rows tell.</summary>
    public IReadOnlyList<SlotRelease> Next { get; init; } = [];

    /// <summary>The downloads that cannot seed 72 hours within their 30 days any more: no slot is forecast of them, and the tracker counts them as hit-and-run.</summary>
    public IReadOnlyList<string> TooLate { get; init; } = [];

    /// <summary>The same as a sentence.</summary>
    public string Sentence =>
        this switch
        {
            { ReadAt: null } => "Slots: the tracker was never asked, so none counts as free.",
            { Unsatisfied: null } or { Limit: null } => "Slots: the tracker's count or limit could not be read, so none counts as free.",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"Slots: {Free} free ({Unsatisfied} of {Limit} unsatisfied at {ReadAt:yyyy-MM-dd HH:mm} UTC, {NotCounted} newer ones, {Margin} kept back). {Outlook}{Lost}"
            ),
        };

    private string Lost =>
        TooLate.Count == 0
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $" {TooLate.Count} cannot seed 72 hours within 30 days any more and frees no slot that way ({string.Join(", ", TooLate.Take(3))}{(TooLate.Count > 3 ? ", ..." : "")}): let it seed all the same and look at the tracker's page of hit-and-runs."
            );

    private string Outlook =>
        (Free, NextFreeAt, Next) switch
        {
            (0, { } at, _) => string.Create(CultureInfo.InvariantCulture, $"The next one is free at {at:yyyy-MM-dd HH:mm} UTC."),
            (0, null, _) => "When the next one is free cannot be foreseen.",
            (_, _, [var first, ..]) => string.Create(CultureInfo.InvariantCulture, $"The next one frees up at {first.At:yyyy-MM-dd HH:mm} UTC."),
            _ => "None is known to free up soon.",
        };
}
