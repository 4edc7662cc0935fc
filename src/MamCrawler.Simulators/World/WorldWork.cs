namespace MamCrawler.Simulators.World;

/// <summary>One row of the catalogues: a book, or something that looks like one.</summary>
public sealed class WorldWork
{
    /// <summary>Counted from 0, unique in the world.</summary>
    public required int Index { get; init; }

    public required WorldWorkKind Kind { get; init; }

    public required string Title { get; init; }

    public string? Subtitle { get; init; }

    public required string Author { get; init; }

    public IReadOnlyList<string> Narrators { get; init; } = [];

    public IReadOnlyList<WorldMembership> Series { get; init; } = [];

    /// <summary>Its ASIN; null when Audible does not have it.</summary>
    public string? Asin { get; init; }

    /// <summary>ISBN-13; null when it has none.</summary>
    public string? Isbn { get; init; }

    public DateOnly ReleaseDate { get; init; }

    /// <summary>As Audible writes it: "english", "german", "spanish".</summary>
    public string Language { get; init; } = "english";

    public int RuntimeMinutes { get; init; }

    public string Publisher { get; init; } = "";

    public bool OnHardcover { get; init; } = true;

    /// <summary>The volume of which this is another recording, part, translation or duplicate.</summary>
    public WorldWork? Of { get; init; }

    /// <summary>The parts this work is delivered in.</summary>
    public List<WorldWork> Components { get; } = [];

    /// <summary>True when the library holds it.</summary>
    public bool Owned { get; set; }

    /// <summary>True when it is an ordinary volume that the library lacks.</summary>
    public bool IsGap => Kind == WorldWorkKind.Volume && !Owned;
}
