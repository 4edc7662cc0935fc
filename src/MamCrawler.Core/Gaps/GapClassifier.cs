using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>Says what kind of gap a slot is that nothing owned covers (rules.md 3).</summary>
internal static class GapClassifier
{
    public static GapClass Classify(SeriesSlot slot, LanguageTag wanted, GapOptions options, DateOnly today)
    {
        if (slot.Part is not null)
            return GapClass.PartOfSplitVolume;
        if (slot.Dispute is not null)
            return GapClass.Disputed;
        if (IsOtherLanguage(slot, wanted))
            return GapClass.OtherLanguage;
        var released = Exists(slot.TrackerWorks, wanted);
        if (!released && IsUnreleased(slot, today))
            return GapClass.Unreleased;
        if (!released && IsWithoutAudio(slot))
            return GapClass.NoAudiobookKnown;
        if (!released && All(slot, work => work.Dramatised))
            return GapClass.DramatisedOnly;
        return !options.IncludeNovellas && IsNovella(slot) ? GapClass.Novella : GapClass.Missing;
    }

    /// <summary>The date from which on the work can be heard: of its audio editions where their date is known, else of any edition.</summary>
    public static DateOnly? ReleaseDate(SeriesSlot slot)
    {
        DateOnly? audio = null, any = null;
        foreach (var work in slot.Works)
        {
            if (work.Work.ReleaseDate is not { } date)
                continue;
            if (any is null || date < any)
                any = date;
            if (work.Work.Asins.Count > 0 && (audio is null || date < audio))
                audio = date;
        }

        return audio ?? any;
    }

    private static bool Exists(IReadOnlyList<SlotWork> works, LanguageTag wanted)
    {
        foreach (var work in works)
            if (!work.Dramatised && !work.Language.Contradicts(wanted))
                return true;
        return false;
    }

    private static bool IsUnreleased(SeriesSlot slot, DateOnly today) =>
        ReleaseDate(slot) is { } date ? date > today : All(slot, work => work.Work.Asins.Count == 0 && work.Work.HasAudio != true);

    private static bool IsWithoutAudio(SeriesSlot slot) =>
        All(slot, work => work.Work.Asins.Count == 0 && work.Work.HasAudio != true) && slot.Works.Any(work => work.Work.HasAudio == false);

    private static bool IsOtherLanguage(SeriesSlot slot, LanguageTag wanted) => All(slot, work => work.Language.Contradicts(wanted)) && !Exists(slot.TrackerWorks, wanted);

    private static bool IsNovella(SeriesSlot slot)
    {
        foreach (var work in slot.Works)
            if (work.Work.IsNovella || (work.Position is { } position && decimal.Truncate(position) != position))
                return true;
        return false;
    }

    private static bool All(SeriesSlot slot, Func<SlotWork, bool> holds)
    {
        foreach (var work in slot.Works)
            if (!holds(work))
                return false;
        return true;
    }
}
