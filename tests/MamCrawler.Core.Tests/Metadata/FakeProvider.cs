using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Metadata;

/// <summary>A provider of the facts it is given, which may be away.</summary>
internal sealed class FakeProvider(string name) : IMetadataProvider
{
    public string Name { get; } = name;

    public Dictionary<string, BookFacts> Facts { get; } = new(StringComparer.Ordinal);

    public List<string> Asked { get; } = [];

    public FaultException? Fault { get; set; }

    public Task<BookFacts?> FindAsync(string asin, CancellationToken cancellationToken)
    {
        Asked.Add(asin);
        return Fault is null ? Task.FromResult(Facts.GetValueOrDefault(asin)) : throw Fault;
    }
}
