namespace MamCrawler.Web.Pipeline;

/// <summary>The addresses of the API and what may be done there. <c>{id}</c> stands for one segment.</summary>
public static class ApiRoutes
{
    /// <summary>All of them.</summary>
    internal static IReadOnlyList<(string Route, string Method)> All { get; } =
    [
        ("/api/health", "GET"),
        ("/api/scans", "POST"),
        ("/api/scans/{id}", "GET"),
        ("/api/scans/{id}/cancel", "POST"),
        ("/api/follows", "GET"),
        ("/api/follows/add", "POST"),
        ("/api/follows/remove", "POST"),
        ("/api/gaps", "GET"),
        ("/api/gaps/{id}", "GET"),
        ("/api/gaps/{id}/request", "GET"),
        ("/api/wanted", "GET"),
        ("/api/wanted", "POST"),
        ("/api/wanted/{id}", "DELETE"),
        ("/api/downloads", "GET"),
        ("/api/downloads/{id}/approve", "POST"),
        ("/api/downloads/{id}/reject", "POST"),
        ("/api/downloads/{id}/look", "POST"),
        ("/api/spends", "GET"),
        ("/api/spends/{id}/spent", "POST"),
        ("/api/spends/{id}/not-spent", "POST"),
        ("/api/metadata", "GET"),
        ("/api/metadata/apply", "POST"),
        ("/api/changes", "GET"),
        ("/api/changes/{id}/undo", "POST"),
        ("/api/doctor", "GET"),
        ("/api/doctor", "POST"),
        ("/api/drift", "GET"),
        ("/api/drift/{id}/leave", "POST"),
        ("/api/reports", "GET"),
        ("/api/reports/{id}", "GET"),
        ("/api/digests", "GET"),
        ("/api/digests/{id}", "GET"),
        ("/api/notices", "GET"),
        ("/api/notices/test", "POST"),
    ];

    /// <summary>The route of an address and its method, or its methods with commas between them; null for an address that is none of them.</summary>
    public static (string Route, string Method)? Find(string path)
    {
        var asked = Segments(path);
        var known = All.Where(route => Matches(Segments(route.Route), asked)).ToList();
        return known.Count == 0 ? null : (known[0].Route, string.Join(", ", known.Where(route => route.Route == known[0].Route).Select(route => route.Method)));
    }

    private static bool Matches(string[] wanted, string[] asked) =>
        wanted.Length == asked.Length && wanted.Zip(asked).All(pair => pair.First == "{id}" || Same(pair.First, pair.Second));

    private static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
