using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>A series that the wanted volume is in, and its position there.</summary>
internal sealed record WantedPlace(string Name, decimal? Number)
{
    public SeriesName Key { get; } = SeriesName.Of(Name);

    public IReadOnlyList<SeriesName> Pieces { get; } = SeriesName.Pieces(Name);
}
