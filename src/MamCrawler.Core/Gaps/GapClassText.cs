namespace MamCrawler.Core.Gaps;

/// <summary>Why gaps of a class are not looked for (rules.md 3: every gap says why it is not being filled).</summary>
public static class GapClassText
{
    /// <summary>A sentence; empty for <see cref="GapClass.Missing"/>, which is looked for.</summary>
    public static string WhyNotWanted(this GapClass kind) =>
        kind switch
        {
            GapClass.Missing => "",
            GapClass.Disputed => "The witnesses disagree about its place in the series, so it is shown and never taken automatically.",
            GapClass.Unreleased => "It is not out yet, so it is not looked for.",
            GapClass.NoAudiobookKnown => "No witness knows an audiobook of it, so it is not looked for.",
            GapClass.OtherLanguage => "It is known in another language only, so it is not looked for.",
            GapClass.Novella => "It is a novella or short, and those are not looked for unless the settings say so.",
            GapClass.PartOfSplitVolume => "It is a part of a volume that was split, and parts are not looked for by themselves.",
            GapClass.DramatisedOnly => "It is known as a dramatisation only, so it is not looked for.",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This class has no words."),
        };
}
