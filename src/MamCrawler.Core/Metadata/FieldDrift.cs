using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata.Writing;

namespace MamCrawler.Core.Metadata;

/// <summary>
/// Drift (rules.md 7): where two providers agree that an item's series order, cover, description or publication date is another than the library holds. Never the title or
/// the narrators. It is proposed with both values, and written on a person's word only.
/// </summary>
public static class FieldDrift
{
    /// <summary>How long ago an item must have been looked at before.</summary>
    public static readonly TimeSpan After = TimeSpan.FromDays(30);

    /// <summary>The fields that are looked at.</summary>
    public static IReadOnlyList<MetadataField> Fields { get; } =
    [MetadataField.Series, MetadataField.Cover, MetadataField.Description, MetadataField.PublishedYear];

    /// <summary>Audnexus repeats what Audible says, so that the two agreeing is one saying it.</summary>
    private const string Repeats = "Audnexus";

    /// <summary>The proposals for an item.</summary>
    /// <param name="item">The item as the library has it now.</param>
    /// <param name="answers">What providers state, the most trusted first.</param>
    /// <param name="known">The item's changes, which alone say where its cover came from.</param>
    /// <param name="now">The present.</param>
    public static IReadOnlyList<FieldProposal> Propose(
        EditableItem item,
        IReadOnlyList<ProviderFacts> answers,
        IReadOnlyList<MetadataChange> known,
        DateTimeOffset now
    )
    {
        var same = answers.Where(answer => answer.Provider != Repeats && SameBook.Is(item.Book, answer.Facts)).ToArray();
        return [.. Fields.Select(field => Propose(item, field, same, known, now)).OfType<FieldProposal>()];
    }

    private static FieldProposal? Propose(
        EditableItem item,
        MetadataField field,
        IReadOnlyList<ProviderFacts> answers,
        IReadOnlyList<MetadataChange> known,
        DateTimeOffset now
    )
    {
        var held = HeldOf(item, field, known);
        if (held.Count == 0 || item.Lacks(field))
            return null;
        var stated = answers
            .Select(answer => (answer.Provider, Values: StatedOf(item, field, answer, held, now)))
            .Where(value => value.Values.Count > 0)
            .DistinctBy(value => value.Provider, StringComparer.Ordinal)
            .ToArray();
        // Whoever says what the library says speaks for it.
        if (stated.Any(value => FieldReading.AreSame(field, value.Values, held)))
            return null;
        var agreeing = stated.Where(value => stated.Count(other => FieldReading.AreSame(field, value.Values, other.Values)) > 1).ToArray();
        return agreeing.Length == 0 || agreeing.Any(value => !FieldReading.AreSame(field, value.Values, agreeing[0].Values))
            ? null
            : new FieldProposal(
                item.Id,
                item.Book.Title,
                field,
                agreeing[0].Values,
                [.. agreeing.Select(value => value.Provider)],
                ProposalConfidence.High,
                now
            )
            {
                Old = held,
            };
    }

    private static IReadOnlyList<string> HeldOf(EditableItem item, MetadataField field, IReadOnlyList<MetadataChange> known) =>
        field == MetadataField.Cover
            ? known.Where(change => change.Field == field && change.State == ChangeState.Written).MaxBy(change => change.Number)?.New ?? []
            : item.ValuesOf(field);

    private static IReadOnlyList<string> StatedOf(
        EditableItem item,
        MetadataField field,
        ProviderFacts answer,
        IReadOnlyList<string> held,
        DateTimeOffset now
    ) =>
        field == MetadataField.Series && answer.States?.Contains(field) != false && FieldTrust.MayState(field, answer.Provider)
            ? Reordered(held, answer.Facts.Series)
            : FieldReading.ValuesOf(item.Book, field, answer, now);

    /// <summary>The library's own series with the positions that a provider states for them; none when it states no position of any.</summary>
    private static IReadOnlyList<string> Reordered(IReadOnlyList<string> held, IReadOnlyList<SeriesMembership> stated)
    {
        var known = false;
        var reordered = new List<string>();
        foreach (var (name, sequence) in held.Select(SeriesText.Read))
        {
            var places = stated.Where(place => place.Sequence.Spans.Count > 0 && SeriesName.Of(place.Name).Matches(SeriesName.Of(name))).Take(2).ToArray();
            known |= places.Length == 1;
            var keeps = places.Length != 1 || SequenceText.Parse(sequence).Spans.SequenceEqual(places[0].Sequence.Spans);
            reordered.Add(SeriesText.Of(name, keeps ? sequence : FieldText.Line(places[0].Sequence.Raw)));
        }

        return known ? reordered : [];
    }
}
