using System.Globalization;
using System.Text;
using MamCrawler.Core.Gaps;

namespace MamCrawler.Core.Requests;

/// <summary>Writes a request as a text to copy: a line for each field of the tracker's form, then the description in BBCode.</summary>
internal static class RequestText
{
    /// <summary>The text.</summary>
    public static string Of(RequestDraft draft, IReadOnlyList<GapEvidence> evidence)
    {
        var text = new StringBuilder();
        Field(text, "Title", draft.Title);
        Field(text, "Author", string.Join(", ", draft.Authors));
        Field(text, "Series", draft.Series);
        Field(text, "Narrator", string.Join(", ", draft.Narrators));
        Field(text, "Language", draft.Language);
        Field(text, "Category", "Audiobooks");
        text.Append("Description:\n");
        Line(text, "Title", draft.Title);
        Line(text, "Author", string.Join(", ", draft.Authors));
        Line(text, "Series", draft.Series);
        Line(text, "Narrator of the series", string.Join(", ", draft.Narrators));
        Line(text, "Language", draft.Language);
        Line(text, "Playing time", string.Join(" or ", draft.Durations.Select(Hours)));
        Line(text, "Released", draft.ReleaseDate?.ToString("O", CultureInfo.InvariantCulture));
        Line(text, "ASIN", string.Join(", ", draft.Asins));
        Line(text, "ISBN", draft.Isbn);
        foreach (var link in draft.Links)
            text.Append(CultureInfo.InvariantCulture, $"[url]{link.AbsoluteUri}[/url]\n");
        foreach (var said in evidence.Where(IsWitness))
            Line(text, said.Witness, said.Statement);
        return text.ToString();
    }

    /// <summary>What a person's own list and library say is nobody else's business.</summary>
    private static bool IsWitness(GapEvidence evidence) => evidence.Witness is WitnessName.Audible or WitnessName.Hardcover;

    private static void Field(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            text.Append(CultureInfo.InvariantCulture, $"{name}: {OneLine(value)}\n");
    }

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
            text.Append(CultureInfo.InvariantCulture, $"[b]{name}:[/b] {Plain(value)}\n");
    }

    /// <summary>Titles come from outside: brackets in them are no markup here.</summary>
    private static string Plain(string value) => OneLine(value).Replace('[', '(').Replace(']', ')');

    private static string OneLine(string value) => string.Concat(value.Select(static letter => char.IsControl(letter) ? ' ' : letter)).Trim();

    private static string Hours(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:D2} min");
}
