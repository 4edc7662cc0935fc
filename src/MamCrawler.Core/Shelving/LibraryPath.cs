namespace MamCrawler.Core.Shelving;

/// <summary>Paths as two servers write them, compared: slashes of either kind, one at the end or none, and Windows' own without regard to case.</summary>
internal static class LibraryPath
{
    /// <summary>With forward slashes, and none at its end.</summary>
    internal static string Of(string? path) => (path ?? "").Replace('\\', '/').TrimEnd('/');

    internal static bool IsSameOrInside(string? path, string? folder) => Is(Of(path), Of(folder)) || IsInside(path, folder);

    internal static bool IsInside(string? path, string? folder)
    {
        var (inner, outer) = (Of(path), Of(folder));
        return outer.Length > 0 && inner.Length > outer.Length && inner[outer.Length] == '/' && Is(inner[..outer.Length], outer);
    }

    private static bool Is(string one, string other) =>
        one.Length > 0 && one.Equals(other, IsOfWindows(one) || IsOfWindows(other) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static bool IsOfWindows(string path) => path.Length >= 2 && path[1] == ':' && char.IsAsciiLetter(path[0]);
}
