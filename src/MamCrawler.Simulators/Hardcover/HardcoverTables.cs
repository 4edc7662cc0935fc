namespace MamCrawler.Simulators.Hardcover;

/// <summary>The tables a query can start from. Where a condition names an indexed field, only the rows with that value are looked at.</summary>
internal sealed class HardcoverTables(HardcoverData data)
{
    /// <summary>Rows of a table among which are all that meet the condition.</summary>
    /// <exception cref="GraphException">There is no such table.</exception>
    public IEnumerable<HardcoverRow> Rows(string table, IReadOnlyDictionary<string, object?>? where)
    {
        if (table is not ("series" or "books" or "editions" or "authors"))
            throw GraphException.Invalid($"field '{table}' not found in type: 'query_root'");

        return (where is null ? null : Candidates(table, "", where))
            ?? table switch
            {
                "series" => data.Series.Select(series => new SeriesRow(data, series)),
                "books" => data.Works.Select(work => new BookRow(data, work)),
                "editions" => data.Works.SelectMany(work => (List<HardcoverRow>)new BookRow(data, work).Get("editions")!),
                _ => data.Authors.Select(author => (HardcoverRow)new AuthorRow(data, author)),
            };
    }

    /// <summary>The row with an id; null when there is none.</summary>
    public HardcoverRow? Row(string table, object? id) => Found(table, "id", id)?.FirstOrDefault();

    /// <returns>Null when no indexed field is named.</returns>
    private List<HardcoverRow>? Candidates(string table, string path, IReadOnlyDictionary<string, object?> where)
    {
        foreach (var (name, value) in where)
        {
            var found = (name, value) switch
            {
                ("_and", List<object?> parts) => parts
                    .OfType<IReadOnlyDictionary<string, object?>>()
                    .Select(part => Candidates(table, path, part))
                    .FirstOrDefault(part => part is not null),
                ("_or", List<object?> parts) => Union(table, path, parts),
                ("_eq", _) => Found(table, path, value),
                ("_in", List<object?> values) => FoundAny(table, path, values),
                (_, IReadOnlyDictionary<string, object?> below) when name[0] != '_' => Candidates(table, path.Length == 0 ? name : $"{path}.{name}", below),
                _ => null,
            };
            if (found is not null)
                return found;
        }

        return null;
    }

    private List<HardcoverRow>? Union(string table, string path, List<object?> parts)
    {
        var union = new List<HardcoverRow>();
        foreach (var part in parts.OfType<IReadOnlyDictionary<string, object?>>())
        {
            if (Candidates(table, path, part) is not { } found)
                return null;
            union.AddRange(found);
        }

        return Distinct(union);
    }

    private List<HardcoverRow>? FoundAny(string table, string path, List<object?> values)
    {
        var rows = new List<HardcoverRow>();
        foreach (var value in values)
        {
            if (Found(table, path, value) is not { } found)
                return null;
            rows.AddRange(found);
        }

        return Distinct(rows);
    }

    private static List<HardcoverRow> Distinct(List<HardcoverRow> rows) => [.. rows.DistinctBy(row => row.Get("id"))];

    private List<HardcoverRow>? Found(string table, string path, object? value) =>
        (table, path, value) switch
        {
            ("series", "id", double id) => data.SeriesWithId((int)id) is { } series ? [new SeriesRow(data, series)] : [],
            ("series", "name", string name) => [.. data.SeriesNamed(name).Select(series => new SeriesRow(data, series))],
            ("series", "author.name", string name) => [.. data.SeriesBy(name).Select(series => new SeriesRow(data, series))],
            ("books", "id", double id) => data.Work((int)id) is { } work ? [new BookRow(data, work)] : [],
            ("books", "title", string title) => [.. data.WorksTitled(title).Select(work => new BookRow(data, work))],
            ("books", "contributions.author.name", string name) => [.. data.WorksBy(name).Select(work => new BookRow(data, work))],
            ("books", "contributions.author.id" or "contributions.author_id", double id) =>
            [
                .. data.WorksBy(data.Author((int)id) ?? "").Select(work => new BookRow(data, work)),
            ],
            ("books", "editions.asin", string asin) => data.WorkWithAsin(asin) is { } work ? [new BookRow(data, work)] : [],
            ("books", "editions.isbn_13", string isbn) => data.WorkWithIsbn(isbn) is { } work ? [new BookRow(data, work)] : [],
            ("editions", "asin", string asin) => data.WorkWithAsin(asin) is { } work ? (List<HardcoverRow>)new BookRow(data, work).Get("editions")! : [],
            ("editions", "isbn_13", string isbn) => data.WorkWithIsbn(isbn) is { } work ? (List<HardcoverRow>)new BookRow(data, work).Get("editions")! : [],
            ("editions", "isbn_10", string) => [],
            ("authors", "id", double id) => data.Author((int)id) is { } name ? [new AuthorRow(data, name)] : [],
            ("authors", "name", string name) => data.WorksBy(name).Count > 0 ? [new AuthorRow(data, name)] : [],
            _ => null,
        };
}
