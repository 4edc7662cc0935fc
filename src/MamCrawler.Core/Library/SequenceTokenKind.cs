namespace MamCrawler.Core.Library;

/// <summary>What a piece of a sequence text is.</summary>
internal enum SequenceTokenKind
{
    End,
    Number,
    Range,
    Separator,
    Marker,
    Part,
    Of,
    Dramatised,
    Other,
}
