using System.Globalization;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>A series of the library and the places of its items.</summary>
internal sealed record ShelfSeries(Guid Id, string Name)
{
    public List<int> Items { get; private set; } = [];

    /// <summary>Puts the items in sequence order; those without a number come last.</summary>
    public void Sort(IReadOnlyList<WorldItem> items) => Items = [.. Items.OrderBy(index => Number(SequenceOf(items[index]))).ThenBy(index => index)];

    public string? SequenceOf(WorldItem item) => item.Series.First(membership => membership.Name == Name).Sequence;

    private static double Number(string? sequence)
    {
        var digits = new string([
            .. (sequence ?? "").SkipWhile(character => !char.IsAsciiDigit(character)).TakeWhile(character => char.IsAsciiDigit(character) || character == '.'),
        ]);
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.MaxValue;
    }
}
