using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>Finds the rows of a search, in its order.</summary>
internal sealed class SearchAnswers(IReadOnlyList<TrackerRelease> releases)
{
    private readonly SearchIndex index = new(releases);
    private readonly Dictionary<int, TrackerRelease> byId = releases.ToDictionary(release => release.Id);

    public TrackerRelease? Find(int id) => byId.GetValueOrDefault(id);

    public IReadOnlyList<TrackerRelease> Find(SearchRequest request)
    {
        if (request.Id is { } id)
            return Find(id) is { } release ? [release] : [];

        var words = SearchTokens.Of(request.Text).Where(word => SearchText.FieldNamed(word) == SearchField.None).ToList();
        var places = request.Text.Length == 0 ? Enumerable.Range(0, releases.Count) : index.Find(new SearchText(request.Text, request.Fields).Read());
        var matching = places.Where(place => Passes(releases[place], request));
        return [.. Sort(matching, request, words).Select(place => releases[place])];
    }

    private IEnumerable<int> Sort(IEnumerable<int> places, SearchRequest request, List<string> words) =>
        request.SortType switch
        {
            "dateAsc" => places.OrderBy(place => releases[place].AddedUtc),
            "seedersDesc" => places.OrderByDescending(place => releases[place].Seeders),
            "seedersAsc" => places.OrderBy(place => releases[place].Seeders),
            "snatchedDesc" => places.OrderByDescending(place => releases[place].TimesCompleted),
            "sizeDesc" => places.OrderByDescending(place => releases[place].SizeBytes),
            "sizeAsc" => places.OrderBy(place => releases[place].SizeBytes),
            "titleAsc" => places.OrderBy(place => releases[place].Title, StringComparer.OrdinalIgnoreCase),
            "default" when words.Count > 0 => places
                .Select(place => (place, score: index.Score(place, words)))
                .OrderByDescending(entry => entry.score)
                .ThenByDescending(entry => releases[entry.place].TimesCompleted)
                .Select(entry => entry.place),
            _ => places.OrderByDescending(place => releases[place].AddedUtc),
        };

    private static bool Passes(TrackerRelease release, SearchRequest request) =>
        Contains(request.MainCategories, release.Ebook ? 14 : 13)
        && Contains(request.Categories, release.Category)
        && Contains(request.Languages, release.Language.Id)
        && release.AddedUtc >= (request.Added ?? DateTime.MinValue)
        && release.AddedUtc < (request.AddedBefore ?? DateTime.MaxValue)
        && release.Seeders >= (request.Number("minSeeders") ?? 0)
        && release.Seeders <= (request.Number("maxSeeders") ?? int.MaxValue)
        && request.SearchType switch
        {
            "active" => release.Seeders > 0,
            "inactive" => release.Seeders == 0,
            "fl" => release.Free,
            "fl-VIP" => release.Free || release.Vip,
            "VIP" => release.Vip,
            "nVIP" => !release.Vip,
            _ => true,
        };

    private static bool Contains(IReadOnlyList<string> wanted, int value) => wanted.Count == 0 || wanted.Contains("0") || wanted.Contains($"{value}");
}
