using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Hardcover;

/// <summary>A row of "editions": a printed book or a recording of a work.</summary>
internal sealed class EditionRow(HardcoverData data, WorldWork work, WorldWork recording, bool audio) : HardcoverRow
{
    public override string Table => "editions";

    public static int IdOf(WorldWork recording, bool audio) => 3_000_000 + (recording.Index * 2) + (audio ? 1 : 0);

    public override object? Get(string field) =>
        field switch
        {
            "id" => IdOf(recording, audio),
            "title" => recording.Title,
            "subtitle" => recording.Subtitle,
            "asin" => audio ? recording.Asin : null,
            "isbn_13" => audio ? null : work.Isbn,
            "isbn_10" => null,
            "audio_seconds" => audio ? recording.RuntimeMinutes * 60 : null,
            "reading_format_id" => audio ? 2 : 1,
            "reading_format" => new ValueRow("reading_formats", ("id", audio ? 2 : 1), ("format", audio ? "Listened" : "Read")),
            "language_id" => LanguageId,
            "language" => new ValueRow("languages", ("id", LanguageId), ("language", Language), ("code2", Language[..2].ToLowerInvariant()), ("code3", Code3)),
            "release_date" => recording.ReleaseDate.ToString("yyyy-MM-dd"),
            "score" => 10,
            "users_count" => 20,
            "book_id" => BookRow.FirstId + work.Index,
            "book" => new BookRow(data, work),
            "publisher" => new ValueRow("publishers", ("id", StableHash.Id(recording.Publisher)), ("name", recording.Publisher)),
            "contributions" => Contributions(),
            _ => throw Unknown(field),
        };

    private int LanguageId =>
        recording.Language switch
        {
            "german" => 2,
            "spanish" => 3,
            _ => 1,
        };

    private string Language =>
        recording.Language switch
        {
            "german" => "German",
            "spanish" => "Spanish",
            _ => "English",
        };

    private string Code3 =>
        recording.Language switch
        {
            "german" => "deu",
            "spanish" => "spa",
            _ => "eng",
        };

    private List<HardcoverRow> Contributions()
    {
        var contributions = new List<HardcoverRow> { new ContributionRow(data, null, recording.Author, work) };
        if (audio)
            contributions.AddRange(recording.Narrators.Select(narrator => new ContributionRow(data, "Narrator", narrator, work)));
        return contributions;
    }
}
