namespace MamCrawler.Core.Ports;

/// <summary>What a service said of itself when it was asked for its health.</summary>
/// <param name="Service">Its name.</param>
/// <param name="Version">Its version as it states it; empty when it states none.</param>
/// <param name="Details">Sentences for a person: what works.</param>
public sealed record ServiceProbe(string Service, string Version, IReadOnlyList<string> Details)
{
    /// <summary>Sentences for a person: what works and should be changed all the same.</summary>
    public IReadOnlyList<string> Advice { get; init; } = [];
}
