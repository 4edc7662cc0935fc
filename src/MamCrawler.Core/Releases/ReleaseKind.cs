namespace MamCrawler.Core.Releases;

/// <summary>What a release is to a wanted volume, before any gate but "same work".</summary>
public enum ReleaseKind
{
    /// <summary>Another work.</summary>
    Other,

    /// <summary>The wanted volume by itself.</summary>
    SingleVolume,

    /// <summary>A pack that holds the wanted volume.</summary>
    Pack,

    /// <summary>A part of the wanted volume.</summary>
    Part,

    /// <summary>A dramatised adaptation of the wanted volume.</summary>
    Dramatised,
}
