using System.Globalization;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>A search as it was sent, in any of the forms the tracker reads.</summary>
internal sealed record SearchRequest
{
    /// <summary>Names and values with brackets, as a form sends them: "tor[text]", "tor[cat][]", "perpage".</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Pairs { get; init; }

    /// <summary>True when browse_lang was sent as an empty list, on which the real search breaks.</summary>
    public bool EmptyLanguages { get; init; }

    public string Text => Value("tor[text]") ?? "";

    public int Start => int.TryParse(Value("tor[startNumber]"), out var start) && start > 0 ? start : 0;

    /// <summary>Rows a page: 5 to 100, 20 when not asked.</summary>
    public int PerPage => int.TryParse(Value("perpage") ?? Value("tor[perpage]"), out var number) ? Math.Clamp(number, 5, 100) : 20;

    public int? Id => int.TryParse(Value("tor[id]"), out var id) ? id : null;

    public string SearchType => Value("tor[searchType]") ?? "all";

    /// <summary>The first moment at which a row may have been added: a day, or unix seconds; included.</summary>
    public DateTime? Added => TimeOf(Value("tor[startDate]"));

    /// <summary>The first moment that is too late; excluded.</summary>
    public DateTime? AddedBefore => TimeOf(Value("tor[endDate]"));

    public string SortType => Value("tor[sortType]") ?? "default";

    public IReadOnlyList<string> MainCategories => Values("tor[main_cat]");

    public IReadOnlyList<string> Categories => Values("tor[cat]");

    public IReadOnlyList<string> Languages => Values("tor[browse_lang]");

    public SearchField Fields
    {
        get
        {
            var fields = SearchField.None;
            foreach (var (name, value) in Pairs)
            {
                if (!name.StartsWith("tor[srchIn]", StringComparison.Ordinal) || value is "false" or "0")
                    continue;

                var inside = name["tor[srchIn]".Length..].Trim('[', ']');
                fields |= SearchText.FieldNamed(inside.Length == 0 || char.IsAsciiDigit(inside[0]) ? value : inside);
            }

            return fields == SearchField.None ? SearchField.Title | SearchField.Author : fields;
        }
    }

    /// <summary>True when a presence flag was sent; its value does not matter.</summary>
    public bool Has(string flag) => Pairs.Any(pair => pair.Key == flag || pair.Key == $"tor[{flag}]");

    public int? Number(string name) => int.TryParse(Value($"tor[{name}]"), out var number) ? number : null;

    private static DateTime? TimeOf(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day)
            ? day
        : long.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime
        : null;

    private string? Value(string name) => Pairs.Where(pair => pair.Key == name).Select(pair => pair.Value).FirstOrDefault();

    private List<string> Values(string name) =>
        [.. Pairs.Where(pair => pair.Key == name || pair.Key.StartsWith(name + "[", StringComparison.Ordinal)).Select(pair => pair.Value)];
}
