namespace MamCrawler.Core.Library;

/// <summary>What a word of a title may be besides a word: looked up once, so that titles without ornament need no second look.</summary>
[Flags]
internal enum TitleWordKind : ushort
{
    None = 0,

    /// <summary>"Book", "Volume", ...</summary>
    VolumeMarker = 1,

    /// <summary>"Part".</summary>
    PartMarker = 2,

    /// <summary>Ornament at the end: "Unabridged", "m4b".</summary>
    Tail = 4,

    /// <summary>"Edition".</summary>
    Edition = 8,

    /// <summary>Ends a genre subtitle: "Saga", "Adventure".</summary>
    Genre = 16,

    /// <summary>"Novel", "Novella".</summary>
    Novel = 32,

    Article = 64,

    /// <summary>"Dramatized".</summary>
    Dramatised = 128,

    /// <summary>The first of two words that say "dramatised": "Graphic", "BBC".</summary>
    DramatisedPair = 256,

    /// <summary>Begins with a digit.</summary>
    Number = 512,

    /// <summary>"Omnibus", "Collection".</summary>
    Pack = 1024,

    /// <summary>Anything that may keep a title from being its own key; an article matters only behind a comma.</summary>
    Ornament = VolumeMarker | PartMarker | Tail | Edition | Genre | Novel | Dramatised | DramatisedPair | Number,
}
