using System.Globalization;
using System.Runtime.CompilerServices;

namespace MamCrawler.Core.Gaps;

/// <summary>Puts what the witnesses said about a slot into words a person can check.</summary>
internal static class EvidenceWriter
{
    private const int MostStatements = 12;

    public static IReadOnlyList<GapEvidence> Write(SeriesSlot slot, string library)
    {
        if (slot is { Listings.Count: 1, HasTrackerWorks: false, Dispute: null })
            return new GapEvidence[] { new(slot.Listings.First.Witness, Statement(slot.Listings.First)), new(WitnessName.Library, library) };
        var evidence = new List<GapEvidence>(slot.Listings.Count + slot.TrackerWorks.Count + 2);
        foreach (var work in slot.Listings)
            if (evidence.Count < MostStatements)
                evidence.Add(new(work.Witness, Statement(work)));
        foreach (var work in slot.TrackerWorks)
            if (evidence.Count < MostStatements && !slot.Listings.Contains(work))
                evidence.Add(new(work.Witness, Statement(work)));
        if (slot.Dispute is not null)
            evidence.Add(new("Merge", slot.Dispute));
        evidence.Add(new(WitnessName.Library, library));
        return evidence;
    }

    private static string Statement(SlotWork work)
    {
        var text = new DefaultInterpolatedStringHandler(96, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        text.AppendLiteral("Lists “");
        text.AppendLiteral(work.Work.Title);
        text.AppendLiteral("”");
        if (work.Part is { } part)
        {
            text.AppendLiteral(part > 0 ? $" as part {part} of " : " as a part of ");
            text.AppendLiteral(work.PartOf is { } whole ? $"volume {SlotNumber.Text(whole)}" : "a volume");
        }
        else if (work.Position is { } position)
        {
            text.AppendLiteral(" as volume ");
            text.AppendLiteral(SlotNumber.Text(position));
        }

        AppendFacts(ref text, work);
        text.AppendLiteral(".");
        return text.ToStringAndClear();
    }

    private static void AppendFacts(ref DefaultInterpolatedStringHandler text, SlotWork work)
    {
        var facts = 0;
        for (var asin = 0; asin < work.Work.Asins.Count; asin++)
        {
            text.AppendLiteral(facts++ == 0 ? " (" : "; ");
            text.AppendLiteral("ASIN ");
            text.AppendLiteral(work.Work.Asins[asin]);
        }

        if (work.Work.ReleaseDate is { } date)
        {
            text.AppendLiteral(facts++ == 0 ? " (" : "; ");
            text.AppendFormatted(date, "O");
        }

        if (work.Work.Language is { Length: > 0 } language)
        {
            text.AppendLiteral(facts++ == 0 ? " (" : "; ");
            text.AppendLiteral(language);
        }

        if (work.Work.Duration is { } duration)
        {
            text.AppendLiteral(facts++ == 0 ? " (" : "; ");
            text.AppendFormatted((int)duration.TotalHours);
            text.AppendLiteral(" h ");
            text.AppendFormatted(duration.Minutes, "D2");
            text.AppendLiteral(" min");
        }

        if (work.Dramatised)
            text.AppendLiteral(facts++ == 0 ? " (dramatised" : "; dramatised");
        if (work.Work.HasAudio == false)
            text.AppendLiteral(facts++ == 0 ? " (no audiobook known" : "; no audiobook known");
        if (facts > 0)
            text.AppendLiteral(")");
    }
}
