namespace MamCrawler.Core.Releases;

/// <summary>What a release's series fields say about one wanted volume.</summary>
internal enum PlaceAgreement
{
    /// <summary>It names none of the wanted volume's series.</summary>
    None,

    /// <summary>It names a series that shares a piece of its name: perhaps a series within the other.</summary>
    Akin,

    /// <summary>It names the series without a number.</summary>
    Unnumbered,

    /// <summary>Same series, other position.</summary>
    Contradicts,

    /// <summary>A range or list of the same series that lacks the volume.</summary>
    OtherVolumes,

    /// <summary>A piece of the wanted position (3.1, "5p3").</summary>
    Part,

    /// <summary>A fraction of the wanted position, which is a part if the title is the same: "1.2".</summary>
    Fraction,

    /// <summary>A range or list of the same series that covers the volume.</summary>
    Covers,

    /// <summary>Same series, same position.</summary>
    Agrees,
}
