namespace MamCrawler.Core.Library;

/// <summary>One word of a title: where it lies in the folded and in the original text, what stood before it, and whether it belongs to the key.</summary>
internal struct TitleWord
{
    public short Start;
    public short Length;
    public short RawStart;
    public short RawEnd;

    /// <summary>0 outside brackets, else the number of the bracket pair.</summary>
    public byte Bracket;

    public TitleBreak Before;

    public TitleWordKind Kind;

    /// <summary>True for a number right after "#".</summary>
    public bool Hash;

    /// <summary>True when it is ornament and not part of the key.</summary>
    public bool Dropped;
}
