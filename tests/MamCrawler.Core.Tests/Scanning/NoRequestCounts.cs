using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Scanning;

/// <summary>Nothing here goes over a network, so nothing is counted.</summary>
internal sealed class NoRequestCounts : IRequestCounts
{
    public IReadOnlyDictionary<string, int> Read() => new Dictionary<string, int>();
}
