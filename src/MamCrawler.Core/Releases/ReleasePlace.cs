using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>A series that a release says it is in.</summary>
internal sealed class ReleasePlace(SeriesMembership membership)
{
    public SeriesName Key { get; } = SeriesName.Of(membership.Name);

    public IReadOnlyList<SeriesName> Pieces { get; } = SeriesName.Pieces(membership.Name);

    public string Name => membership.Name;

    public SequenceText Sequence => membership.Sequence;
}
