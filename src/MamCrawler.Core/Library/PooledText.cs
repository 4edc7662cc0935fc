namespace MamCrawler.Core.Library;

/// <summary>One copy of a text that a library repeats, with what it was read as.</summary>
internal sealed class PooledText(string text)
{
    public string Text => Alone[0];

    /// <summary>The text as a list of one, for the many fields that hold one name.</summary>
    public string[] Alone { get; } = [text];

    /// <summary>The people it names; null while nobody asked.</summary>
    public AuthorDraft[]? People { get; set; }

    /// <summary>How many items are in the language it names.</summary>
    public int Items { get; set; }
}
