namespace MamCrawler.Simulators.World;

/// <summary>What a maker decides about a work; the rest is drawn by lot.</summary>
internal sealed record WorkDescription(WorldWorkKind Kind, string Title, string Author)
{
    public string? Subtitle { get; init; }

    public IReadOnlyList<string>? Narrators { get; init; }

    public IReadOnlyList<WorldMembership> Series { get; init; } = [];

    public DateOnly? ReleaseDate { get; init; }

    public string Language { get; init; } = "english";

    public int? RuntimeMinutes { get; init; }

    public string? Publisher { get; init; }

    public bool OnAudible { get; init; } = true;

    public bool OnHardcover { get; init; } = true;

    public WorldWork? Of { get; init; }
}
