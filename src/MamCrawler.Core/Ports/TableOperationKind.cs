namespace MamCrawler.Core.Ports;

/// <summary>The kinds of write that Table Storage knows.</summary>
public enum TableOperationKind
{
    Insert,

    /// <summary>Insert or replace, whatever is there.</summary>
    Upsert,
    Replace,
    Merge,
    Delete,
}
