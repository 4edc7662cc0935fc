using System.Globalization;

namespace MamCrawler.Core.State.Files;

/// <summary>
/// The files of one table: <c>name-000001.jsonl</c>, where the highest number counts, and its lock <c>name-lock</c>. Old generations are deleted in ascending order
/// only, so "the next exists, or mine is gone" tells a reader without a lock that it is out of date.
/// </summary>
internal sealed class JournalGenerations(string directory, string table)
{
    private const string Extension = ".jsonl";
    private readonly string prefix = table.ToLowerInvariant() + "-";

    public string LockPath => Path.Combine(directory, prefix + "lock");

    /// <summary>The numbers of the newest generation of each table, by the table's name in lower case.</summary>
    public static IReadOnlyDictionary<string, int> NewestOfAll(string directory)
    {
        var newest = new Dictionary<string, int>(StringComparer.Ordinal);
        if (!Directory.Exists(directory))
            return newest;
        foreach (var path in Directory.EnumerateFiles(directory, "*" + Extension))
        {
            var parts = Path.GetFileNameWithoutExtension(path).Split('-');
            if (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var generation))
                newest[parts[0]] = Math.Max(generation, newest.GetValueOrDefault(parts[0]));
        }

        return newest;
    }

    public string PathOf(int generation) => Path.Combine(directory, prefix + generation.ToString("D6", CultureInfo.InvariantCulture) + Extension);

    /// <summary>The newest generation's number; 0 when the table has no rows yet.</summary>
    public int Newest() => NewestOfAll(directory).GetValueOrDefault(prefix[..^1]);

    /// <summary>True while no newer generation stands beside this one.</summary>
    public bool IsCurrent(int generation) => !File.Exists(PathOf(generation + 1)) && File.Exists(PathOf(generation));

    /// <summary>Deletes the generations before this one. What Windows still reads stays for the next time, with all that came after it.</summary>
    public void DeleteBefore(int generation)
    {
        for (var old = Oldest(generation); old < generation; old++)
        {
            try
            {
                File.Delete(PathOf(old));
            }
            catch (Exception exception) when (StateFault.IsFileError(exception))
            {
                return;
            }
        }
    }

    private int Oldest(int generation)
    {
        var oldest = generation;
        while (File.Exists(PathOf(oldest - 1)))
            oldest--;
        return oldest;
    }
}
