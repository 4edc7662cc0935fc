namespace MamCrawler.Core.Downloads.Bencode;

/// <summary>The four kinds of bencoded value.</summary>
public enum BencodeKind
{
    Number,
    Bytes,
    List,
    Dictionary,
}
