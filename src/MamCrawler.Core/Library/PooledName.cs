namespace MamCrawler.Core.Library;

/// <summary>A person's folded name with its hash.</summary>
internal readonly record struct PooledName(string Key, ulong Hash);
