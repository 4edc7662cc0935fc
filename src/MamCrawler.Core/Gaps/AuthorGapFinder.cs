using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>The work behind <see cref="GapFinder.FindAuthorGaps"/>.</summary>
internal sealed class AuthorGapFinder(AuthorGroup author, OwnershipIndex index, IReadOnlySet<string> worksAlreadyGaps, GapOptions options, DateOnly today)
{
    private readonly LanguageTag _wanted = LanguageTag.Of(options.MajorityLanguage);

    public AuthorGapResult Find(IReadOnlyList<SeriesCatalog> catalogs)
    {
        if (!author.Followed && author.OwnedCount < options.AuthorOwnedAtLeast)
            return new(author.Key, [], 0, 0, WantedNow: true);
        var slots = SeriesSlots.MergeAuthor(catalogs, OwnershipKey.Author(PersonName.Of(author.Name)));
        var gaps = new Dictionary<string, Gap>(StringComparer.Ordinal);
        var audioListed = GapClassifier.IsAudioListed(slots);
        var owned = 0;
        foreach (var slot in slots)
        {
            if (IsOwned(slot))
                owned++;
            else if (slot.Part is null && !slot.Works.Any(work => GapWorkKeys.Of(work).Any(worksAlreadyGaps.Contains)))
                Add(gaps, slot, audioListed);
        }

        var missing = gaps.Values.Count(gap => gap.Class == GapClass.Missing);
        var wantedNow = missing < options.AuthorWantedNowBelow;
        return new(
            author.Key,
            [.. gaps.Values.Select(gap => gap with { Wishlist = !wantedNow }).OrderBy(gap => gap.Id, StringComparer.Ordinal)],
            slots.Count,
            owned,
            wantedNow
        );
    }

    private void Add(Dictionary<string, Gap> gaps, SeriesSlot slot, bool audioListed)
    {
        var common = new GapGroup($"author:{author.Key}:", author.Key, null, [], [author.Name], options.MajorityLanguage, [], author.Followed);
        var held = $"{author.OwnedCount} works of {author.Name} are held; nothing owned covers this by ASIN, title, position or pack.";
        var gap = GapWriter.Write(slot, GapClassifier.Classify(slot, audioListed, _wanted, options, today), _wanted, common, held);
        gaps.TryAdd(gap.Id, gap);
    }

    private bool IsOwned(SeriesSlot slot)
    {
        if (SlotOwnership.ByIdentity(index, slot) >= 0)
            return true;
        Span<int> items = stackalloc int[1];
        foreach (var work in slot.Works)
        foreach (var place in work.Work.Series)
            if (
                slot.Part is null
                && place.Sequence.Position is { } number
                && SeriesKey.Of(place.Name) is { IsEmpty: false } key
                && index.ByPosition(key.Hash, number, work.Authors, items) > 0
            )
                return true;
        return false;
    }
}
