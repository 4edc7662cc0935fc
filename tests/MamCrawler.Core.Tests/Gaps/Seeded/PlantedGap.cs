using MamCrawler.Core.Gaps;

namespace MamCrawler.Core.Tests.Gaps.Seeded;

/// <summary>A gap that the maker of a library knows to be there.</summary>
internal readonly record struct PlantedGap(string Group, GapClass Class, decimal? Number, string Title) : IComparable<PlantedGap>
{
    public int CompareTo(PlantedGap other) => string.CompareOrdinal(ToString(), other.ToString());

    public override string ToString() => $"{Group} / {Class} / {Number:0.##} / {Title}";
}
