namespace MamCrawler.Core.Gaps;

/// <summary>What kind of gap a slot is (rules.md 3). Only <see cref="Missing"/> is ever filled by itself.</summary>
public enum GapClass
{
    Missing,
    Disputed,
    Unreleased,
    NoAudiobookKnown,
    OtherLanguage,
    Novella,
    PartOfSplitVolume,
    DramatisedOnly,
}
