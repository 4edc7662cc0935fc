using System.Globalization;
using System.Text;

namespace MamCrawler.Core.Gaps;

/// <summary>Puts what the witnesses said about a slot into words a person can check.</summary>
internal static class EvidenceWriter
{
    public static List<GapEvidence> Write(SeriesSlot slot, string library)
    {
        var evidence = new List<GapEvidence>(slot.Works.Count + slot.TrackerWorks.Count + 2);
        foreach (var work in slot.Works)
            evidence.Add(new(work.Witness, Statement(work)));
        foreach (var work in slot.TrackerWorks)
            if (!slot.Works.Contains(work) && evidence.Count < 12)
                evidence.Add(new(work.Witness, Statement(work)));
        if (slot.Dispute is not null)
            evidence.Add(new("Merge", slot.Dispute));
        evidence.Add(new(WitnessName.Library, library));
        return evidence;
    }

    private static string Statement(SlotWork work)
    {
        var text = new StringBuilder("Lists “").Append(work.Work.Title).Append('”');
        if (work.Part is { } part)
            text.Append(part > 0 ? $" as part {part} of " : " as a part of ").Append(work.PartOf is { } whole ? $"volume {SlotNumber.Text(whole)}" : "a volume");
        else if (work.Position is { } position)
            text.Append(" as volume ").Append(SlotNumber.Text(position));
        var facts = new List<string>(6);
        if (work.Work.Asins.Count > 0)
            facts.Add($"ASIN {string.Join(", ", work.Work.Asins)}");
        if (work.Work.ReleaseDate is { } date)
            facts.Add(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (work.Work.Language is { Length: > 0 } language)
            facts.Add(language);
        if (work.Work.Duration is { } duration)
            facts.Add($"{(int)duration.TotalHours} h {duration.Minutes:00} min");
        if (work.Dramatised)
            facts.Add("dramatised");
        if (work.Work.HasAudio == false)
            facts.Add("no audiobook known");
        if (facts.Count > 0)
            text.Append(" (").AppendJoin("; ", facts).Append(')');
        return text.Append('.').ToString();
    }
}
