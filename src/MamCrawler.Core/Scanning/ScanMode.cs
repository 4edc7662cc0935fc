namespace MamCrawler.Core.Scanning;

/// <summary>What a scan does with the releases it chose (design.md, "How a scan flows").</summary>
public enum ScanMode
{
    /// <summary>Writes the plan; a person approves. The default.</summary>
    Propose,

    /// <summary>Writes the downloads as approved and queues them.</summary>
    Auto,
}
