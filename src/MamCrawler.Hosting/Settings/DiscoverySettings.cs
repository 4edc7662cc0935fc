using System.Globalization;
using MamCrawler.Core.Discovery;

namespace MamCrawler.Hosting.Settings;

/// <summary>What the weekly top ten looks at (rules.md 8).</summary>
public sealed record DiscoverySettings
{
    /// <summary>The tracker's ids of audiobook categories, between commas; 41 is Fantasy, 47 Science Fiction. Empty switches it off.</summary>
    public string Categories { get; init; } = "41,47";

    /// <summary>Genres that are passed over, between commas, as uploaders write them in the tags.</summary>
    public string ExcludedGenres { get; init; } = "";

    /// <summary>What is wrong, in sentences.</summary>
    internal IEnumerable<string> Validate()
    {
        foreach (var word in Words(Categories).Where(word => !IsNumber(word, out _)))
            yield return $"'{word}' in the categories is no number; write the tracker's ids with commas between them, such as 41,47.";
        foreach (var sentence in ToOptions().Validate())
            yield return sentence;
    }

    internal TopTenOptions ToOptions() =>
        new()
        {
            Categories = [.. Words(Categories).Select(word => IsNumber(word, out var id) ? id : (int?)null).OfType<int>()],
            ExcludedGenres = Words(ExcludedGenres),
        };

    private static bool IsNumber(string word, out int number) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string[] Words(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
