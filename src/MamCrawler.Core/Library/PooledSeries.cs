namespace MamCrawler.Core.Library;

/// <summary>A series' folded name with its hash.</summary>
internal readonly record struct PooledSeries(string Text, ulong Hash)
{
    public bool IsEmpty => Text.Length == 0;
}
