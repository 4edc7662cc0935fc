using MamCrawler.Core.Library;

namespace MamCrawler.Core.Discovery;

/// <summary>What the top ten looks at (rules.md 8, Discovery).</summary>
public sealed record TopTenOptions
{
    /// <summary>How many books that are not owned are proposed for each category.</summary>
    public const int Books = 10;

    /// <summary>What was added in so many days is looked at.</summary>
    public const int Days = 7;

    private const int MostCategories = 35;

    /// <summary>The categories, in order; Fantasy and Science Fiction unless others are wanted.</summary>
    public IReadOnlyList<int> Categories { get; init; } = [41, 47];

    /// <summary>Genres that are passed over, as uploaders write them in the tags ("Romance", "LitRPG"); none by default.</summary>
    public IReadOnlyList<string> ExcludedGenres { get; init; } = [];

    /// <summary>What is wrong with these options, a sentence each; empty when nothing is.</summary>
    public IEnumerable<string> Validate()
    {
        foreach (var id in Categories.Where(id => !AudiobookCategory.All.ContainsKey(id)))
            yield return $"Discovery:Categories has {id}, which is none of the tracker's {MostCategories} audiobook categories (41 is Fantasy, 47 Science Fiction).";
        foreach (var genre in ExcludedGenres.Where(genre => TitleKey.Of(genre).IsEmpty))
            yield return $"Discovery:ExcludedGenres has '{genre}', which has no letter or digit to look for.";
    }
}
