namespace MamCrawler.Core.Requests;

/// <summary>The draft of a request for a book that the tracker does not have. It is a text for a person: nothing is ever posted.</summary>
public sealed record RequestDraft
{
    public required string GapId { get; init; }

    public required string Title { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The series with the number in it, as in "The Expanse #3"; null when it is in none.</summary>
    public string? Series { get; init; }

    /// <summary>Who reads the owned volumes of the series, most frequent first: a wish, not a condition.</summary>
    public IReadOnlyList<string> Narrators { get; init; } = [];

    public string? Language { get; init; }

    /// <summary>The playing times of the known recordings.</summary>
    public IReadOnlyList<TimeSpan> Durations { get; init; } = [];

    public IReadOnlyList<string> Asins { get; init; } = [];

    public string? Isbn { get; init; }

    public DateOnly? ReleaseDate { get; init; }

    /// <summary>Where the recordings can be looked at.</summary>
    public IReadOnlyList<Uri> Links { get; init; } = [];

    /// <summary>When the tracker was asked and had nothing.</summary>
    public required DateTimeOffset SearchedAt { get; init; }

    /// <summary>The whole as a text to copy: the fields of the form, then the description in BBCode.</summary>
    public required string Text { get; init; }
}
