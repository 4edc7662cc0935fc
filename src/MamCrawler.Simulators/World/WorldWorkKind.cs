namespace MamCrawler.Simulators.World;

/// <summary>What a row of a catalogue really is.</summary>
public enum WorldWorkKind
{
    /// <summary>An ordinary audiobook: the only kind whose absence from the library is a gap to fill.</summary>
    Volume,

    /// <summary>A novella or short story between the volumes.</summary>
    Novella,

    /// <summary>A publisher pack, omnibus or box set.</summary>
    Pack,

    /// <summary>A dramatised adaptation of a volume.</summary>
    Dramatised,

    /// <summary>A part of a dramatised adaptation, sold on its own.</summary>
    DramatisedPart,

    /// <summary>A part that a volume is delivered in; never a volume.</summary>
    Component,

    /// <summary>A volume in another language.</summary>
    Translation,

    /// <summary>An abridged recording of a volume.</summary>
    Abridged,

    /// <summary>A second recording of a volume.</summary>
    Rerecording,

    /// <summary>A volume announced for a day in the future.</summary>
    Unreleased,

    /// <summary>A volume in print of which no audiobook exists.</summary>
    PrintOnly,

    /// <summary>Half of a volume, as some publishers split it.</summary>
    PartialBook,

    /// <summary>A second record of a volume that a catalogue has marked as a duplicate.</summary>
    Duplicate,
}
