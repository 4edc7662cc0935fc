using System.Text.RegularExpressions;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>What an uploader's tags say about a pack: the volumes ("Novels #4, 5, 7", "Books 1-3"), or how many ("3 novels", "12 Conan Books").</summary>
/// <param name="Volumes">The volumes; empty when they are not listed.</param>
/// <param name="Count">How many there are; null when it is not said.</param>
/// <param name="SaysPack">True when the tags speak of several volumes at all.</param>
internal sealed partial record BundleText(SequenceText Volumes, int? Count, bool SaysPack)
{
    private const int LongestTags = 2000;

    public static BundleText None { get; } = new(SequenceText.Empty, null, false);

    public static BundleText Read(string tags)
    {
        if (string.IsNullOrWhiteSpace(tags))
            return None;
        var text = tags.Length <= LongestTags ? tags : tags[..LongestTags];
        var listed = Listed().Match(text);
        var volumes = listed.Success ? SequenceText.Parse(listed.Groups[1].Value) : SequenceText.Empty;
        var counted = Counted().Match(text);
        int? count = counted.Success && int.TryParse(counted.Groups[1].ValueSpan, out var number) && number is > 1 and < 1000 ? number : null;
        return new(volumes.IsPack ? volumes : SequenceText.Empty, count, volumes.IsPack || count is not null || Whole().IsMatch(text));
    }

    [GeneratedRegex(
        @"\b(?:books|novels|volumes|vols\.?|bks|b(?:ä|a)nde) ?((?:#? ?\d{1,3}(?:\.\d)? ?(?:-|–|to|through|,|&|and|\+)? ?)+)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Listed();

    [GeneratedRegex(@"\b(\d{1,3}) (?:[\w']+ )?(?:novels|books|volumes|audiobooks)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Counted();

    [GeneratedRegex(
        @"\b(?:box(?:ed)? ?set|omnibus|complete (?:series|saga|trilogy|collection|set)|(?:entire|whole|full) (?:series|saga))\b",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Whole();
}
