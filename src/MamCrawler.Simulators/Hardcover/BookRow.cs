using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Hardcover;

/// <summary>A row of "books".</summary>
internal sealed class BookRow(HardcoverData data, WorldWork work) : HardcoverRow
{
    public const int FirstId = 400_000;

    public override string Table => "books";

    public override object? Get(string field) =>
        field switch
        {
            "id" => FirstId + work.Index,
            "title" => work.Title,
            "subtitle" => work.Subtitle,
            "slug" => Slugs.Of(work.Title),
            "description" or "headline" => null,
            "release_date" => work.ReleaseDate.ToString("yyyy-MM-dd"),
            "release_year" => work.ReleaseDate.Year,
            "users_count" => UsersCount,
            "users_read_count" => UsersCount / 2,
            "rating" => 4.1,
            "book_category_id" => work.Kind switch
            {
                WorldWorkKind.Novella => 2,
                WorldWorkKind.Pack => 8,
                _ => 1,
            },
            "book_status_id" => work.Kind == WorldWorkKind.Duplicate ? 4 : 1,
            "canonical_id" => CanonicalId,
            "is_partial_book" => work.Kind == WorldWorkKind.PartialBook,
            "compilation" => work.Kind == WorldWorkKind.Pack,
            "audio_seconds" => HasAudio ? work.RuntimeMinutes * 60 : null,
            "pages" => 380,
            "default_audio_edition_id" => HasAudio ? EditionRow.IdOf(work, audio: true) : null,
            "default_audio_edition" => HasAudio ? new EditionRow(data, work, work, audio: true) : null,
            "contributions" => new List<HardcoverRow> { new ContributionRow(data, null, work.Author, work) },
            "cached_contributors" => null,
            "book_series" => work
                .Series.Where(membership => membership.Series.OnHardcover)
                .Select(membership => (HardcoverRow)new BookSeriesRow(data, work, membership.Series))
                .ToList(),
            "editions" => Editions(),
            _ => throw Unknown(field),
        };

    public int UsersCount =>
        work.Kind switch
        {
            WorldWorkKind.Volume => 400 + (work.Index * 37 % 9000),
            WorldWorkKind.Unreleased or WorldWorkKind.Novella or WorldWorkKind.PrintOnly => 60 + (work.Index % 200),
            _ => 1 + (work.Index % 12),
        };

    private bool HasAudio => work.Kind is not (WorldWorkKind.PrintOnly or WorldWorkKind.PartialBook or WorldWorkKind.Duplicate) && work.RuntimeMinutes > 0;

    private int? CanonicalId => work is { Kind: WorldWorkKind.Duplicate or WorldWorkKind.Translation, Of: { } canonical } ? FirstId + canonical.Index : null;

    private List<HardcoverRow> Editions()
    {
        var editions = new List<HardcoverRow> { new EditionRow(data, work, work, audio: false) };
        if (HasAudio)
            editions.Add(new EditionRow(data, work, work, audio: true));
        editions.AddRange(data.RecordingsOf(work).Select(recording => new EditionRow(data, work, recording, audio: true)));
        return editions;
    }
}
