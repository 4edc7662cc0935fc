using System.Text.Json.Serialization;

namespace MamCrawler.Core.Library;

/// <summary>A series' sequence text, kept as it came beside its meaning (rules.md 2). Reading never fails: text that means nothing has no spans.</summary>
[JsonConverter(typeof(SequenceTextJsonConverter))]
public sealed class SequenceText : IEquatable<SequenceText>
{
    private readonly SequenceSpan[] _spans;

    internal SequenceText(string raw, SequenceSpan[] spans, int? part, bool dramatised)
    {
        (Raw, _spans, Part, Dramatised) = (raw, spans, part, dramatised);
        Position = part is null && spans is [{ IsSingle: true } span] ? span.From : null;
        IsPack = part is null && ((spans.Length > 1 && !IsListOfPieces) || (spans is [{ IsSingle: false } range] && !range.LiesWithinOneVolume));
    }

    /// <summary>No sequence: an umbrella series, or a number nobody filled in.</summary>
    public static SequenceText Empty { get; } = new("", [], null, false);

    /// <summary>The text as it came.</summary>
    public string Raw { get; }

    /// <summary>The positions it names, in order; empty when it names none.</summary>
    public IReadOnlyList<SequenceSpan> Spans => _spans;

    /// <summary>The part of the volume ("5p3" is part 3 of volume 5); null for a whole volume.</summary>
    public int? Part { get; }

    /// <summary>True when the text itself says that this is a dramatised adaptation.</summary>
    public bool Dramatised { get; }

    /// <summary>The one position a whole single volume stands at; null for a range, a list, a part, or none.</summary>
    public decimal? Position { get; }

    /// <summary>True when it names more than one volume.</summary>
    public bool IsPack { get; }

    /// <summary>True when it names any position.</summary>
    internal bool IsNumbered => _spans.Length > 0;

    /// <summary>Its positions, without the cost of a list.</summary>
    internal ReadOnlySpan<SequenceSpan> Places => _spans;

    /// <summary>True when it names no whole volume, only a part or parts of one: "5p3", or "3.1-3.2".</summary>
    public bool IsPartial => Part is not null || Spans is [{ LiesWithinOneVolume: true }] || IsListOfPieces;

    /// <summary>The volume that this is a part of; null when it is not <see cref="IsPartial"/>.</summary>
    public decimal? PartOf =>
        !IsPartial || Spans.Count == 0 ? null
        : Part is null ? decimal.Truncate(Spans[0].From)
        : Spans[0].From;

    /// <summary>"2.1, 2.2": pieces of one volume. Novellas stand at halves.</summary>
    private bool IsListOfPieces =>
        Spans.Count > 1
        && Spans.All(span =>
            (span.IsSingle ? span.From % 1 is not (0 or 0.5m) : span.LiesWithinOneVolume) && decimal.Truncate(span.From) == decimal.Truncate(Spans[0].From)
        );

    /// <summary>True when a whole volume at <paramref name="position"/> is covered. A part covers nothing.</summary>
    public bool Covers(decimal position)
    {
        if (Part is not null)
            return false;
        foreach (var span in Spans)
            if (span.Covers(position))
                return true;
        return false;
    }

    /// <summary>Reads a sequence text. Never throws; work and memory are bounded, longer texts are cut at 200 characters.</summary>
    public static SequenceText Parse(string? raw) => SequenceTextReader.Read(raw);

    /// <inheritdoc />
    public bool Equals(SequenceText? other) => other is not null && Raw == other.Raw;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as SequenceText);

    /// <inheritdoc />
    public override int GetHashCode() => Raw.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => Raw;
}
