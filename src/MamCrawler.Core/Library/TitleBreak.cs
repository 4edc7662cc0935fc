namespace MamCrawler.Core.Library;

/// <summary>What stands before a word of a title, weakest first.</summary>
internal enum TitleBreak : byte
{
    Space,
    Hyphen,
    Range,
    Comma,
    Dash,
    Colon,
    Slash,
    Bracket,
}
