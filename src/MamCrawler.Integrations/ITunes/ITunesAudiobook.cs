using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.ITunes;

/// <summary>An audiobook as the store states it. It names neither narrator nor series nor language.</summary>
internal sealed record ITunesAudiobook
{
    /// <summary>The collection's name: the title, often with "(Unabridged)" and the series behind it.</summary>
    public required string Title { get; init; }

    /// <summary>The artist's name: one or several authors in one text ("A &amp; B").</summary>
    public string? Author { get; init; }

    /// <summary>Plain text.</summary>
    public string? Description { get; init; }

    public Uri? Cover { get; init; }

    public StatedDate? Released { get; init; }

    public string? Genre { get; init; }
}
