using System.Globalization;

namespace MamCrawler.Core.Backups;

/// <summary>What every backup has in common (docs/state.md).</summary>
internal static class BackupFormat
{
    /// <summary>The format that this version writes, and the newest it reads.</summary>
    internal const int Version = 1;

    /// <summary>The word that says whose backup it is.</summary>
    internal const string Owner = "MamCrawler";

    /// <summary>A document is written in pieces of this many bytes.</summary>
    internal const int PieceBytes = 48 * 1024;

    /// <summary>A line is longer than any row can be only in a file that is none of ours.</summary>
    internal const int MaximumLineBytes = 16 * 1024 * 1024;

    private const string Prefix = "backups/";
    private const string Suffix = ".jsonl.gz";
    private const string IdFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>How the names of all backups begin.</summary>
    internal static string Root => Prefix;

    internal static string IdOf(DateTimeOffset madeAt) => madeAt.UtcDateTime.ToString(IdFormat, CultureInfo.InvariantCulture);

    internal static string NameOf(string id) => $"{Prefix}{id}{Suffix}";

    /// <summary>The id of a backup's document; null for a document that is no backup by its name.</summary>
    internal static string? FindId(string name)
    {
        if (
            !name.StartsWith(Prefix, StringComparison.Ordinal)
            || !name.EndsWith(Suffix, StringComparison.Ordinal)
            || name.Length < Prefix.Length + Suffix.Length
        )
            return null;
        var id = name[Prefix.Length..^Suffix.Length];
        return IsId(id) ? id : null;
    }

    /// <summary>True for what can be a backup's id.</summary>
    internal static bool IsId(string text) => DateTime.TryParseExact(text, IdFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
