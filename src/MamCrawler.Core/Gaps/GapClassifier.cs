using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>Says what kind of gap a slot is that nothing owned covers (rules.md 3).</summary>
internal static class GapClassifier
{
    /// <summary>Classifies a slot.</summary>
    /// <param name="slot">What is not owned.</param>
    /// <param name="audioListed">True when a catalogue of audiobooks lists others of the same series or author: what it leaves out is not known as an audiobook.</param>
    /// <param name="wanted">The wanted language.</param>
    /// <param name="options">What is looked for.</param>
    /// <param name="today">Dates after this one are in the future.</param>
    public static GapClass Classify(SeriesSlot slot, bool audioListed, LanguageTag wanted, GapOptions options, DateOnly today)
    {
        if (slot.Part is not null)
            return GapClass.PartOfSplitVolume;
        if (slot.Dispute is not null)
            return GapClass.Disputed;
        var released = IsOnTracker(slot, wanted);
        if (!released && IsOtherLanguage(slot, wanted))
            return GapClass.OtherLanguage;
        var audio = released || IsKnownAsAudio(slot);
        if (!released && (ReleaseDate(slot) is { } date ? date > today : !audio))
            return GapClass.Unreleased;
        if (!audio && (audioListed || IsDeniedAsAudio(slot)))
            return GapClass.NoAudiobookKnown;
        if (!released && IsDramatisedOnly(slot))
            return GapClass.DramatisedOnly;
        return !options.IncludeNovellas && IsNovella(slot) ? GapClass.Novella : GapClass.Missing;
    }

    /// <summary>True when a catalogue of audiobooks lists any of these works.</summary>
    public static bool IsAudioListed(List<SeriesSlot> slots)
    {
        for (var slot = 0; slot < slots.Count; slot++)
        for (var index = 0; index < slots[slot].Listings.Count; index++)
            if (slots[slot].Listings[index].Witness == WitnessName.Audible)
                return true;
        return false;
    }

    /// <summary>The date from which on the work can be heard: of its audio editions where their date is known, else of any edition.</summary>
    public static DateOnly? ReleaseDate(SeriesSlot slot)
    {
        DateOnly? audio = null,
            any = null;
        for (var index = 0; index < slot.Listings.Count; index++)
        {
            var work = slot.Listings[index].Work;
            if (work.ReleaseDate is not { } date)
                continue;
            if (any is null || date < any)
                any = date;
            if (work.Asins.Count > 0 && (audio is null || date < audio))
                audio = date;
        }

        return audio ?? any;
    }

    private static bool IsOnTracker(SeriesSlot slot, LanguageTag wanted)
    {
        if (slot.HasTrackerWorks)
            foreach (var work in slot.TrackerWorks)
                if (!work.Dramatised && !work.Language.Contradicts(wanted))
                    return true;
        return false;
    }

    private static bool IsOtherLanguage(SeriesSlot slot, LanguageTag wanted)
    {
        for (var index = 0; index < slot.Listings.Count; index++)
            if (!slot.Listings[index].Language.Contradicts(wanted))
                return false;
        return true;
    }

    private static bool IsDramatisedOnly(SeriesSlot slot)
    {
        for (var index = 0; index < slot.Listings.Count; index++)
            if (!slot.Listings[index].Dramatised)
                return false;
        return true;
    }

    private static bool IsKnownAsAudio(SeriesSlot slot)
    {
        for (var index = 0; index < slot.Listings.Count; index++)
            if (slot.Listings[index].Work is { Asins.Count: > 0 } or { HasAudio: true })
                return true;
        return false;
    }

    private static bool IsDeniedAsAudio(SeriesSlot slot)
    {
        for (var index = 0; index < slot.Listings.Count; index++)
            if (slot.Listings[index].Work.HasAudio == false)
                return true;
        return false;
    }

    private static bool IsNovella(SeriesSlot slot)
    {
        for (var index = 0; index < slot.Listings.Count; index++)
            if (slot.Listings[index] is { Work.IsNovella: true } or { IsBetweenNumbers: true })
                return true;
        return false;
    }
}
