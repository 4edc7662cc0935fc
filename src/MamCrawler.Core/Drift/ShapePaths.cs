using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MamCrawler.Core.Drift;

/// <summary>
/// The shape of an answer: the paths of all that is stated in it, without types and values. Numbers that come as text, and fields that are null, change nothing; a list counts as
/// one path, and names that are values (ids, hashes) as <c>*</c>. Bounded, because answers are hostile until read.
/// </summary>
public sealed class ShapePaths
{
    /// <summary>The most paths that are kept of a shape.</summary>
    public const int Most = 500;

    private const int Deepest = 8;
    private const int ElementsOfAList = 50;
    private const int LongestName = 40;
    private const int LongestNameWithDigits = 20;
    private readonly SortedSet<string> stated = new(StringComparer.Ordinal);
    private readonly HashSet<string> filled = new(StringComparer.Ordinal);

    private ShapePaths() { }

    /// <summary>The paths, in ordinal order.</summary>
    public IReadOnlyCollection<string> Stated => stated;

    /// <summary>The shape of a document.</summary>
    public static ShapePaths Of(JsonElement root)
    {
        var paths = new ShapePaths();
        paths.Walk(root, "", 0);
        return paths;
    }

    /// <summary>Sixteen hex digits for a set of paths, the same for the same ones.</summary>
    public static string Fingerprint(IEnumerable<string> paths) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', paths.Order(StringComparer.Ordinal)))))[..16];

    /// <summary>True when the path is stated, or leads into a list that is empty.</summary>
    public bool Has(string path)
    {
        if (stated.Contains(path))
            return true;
        for (var list = path.IndexOf("[]", StringComparison.Ordinal); list >= 0; list = path.IndexOf("[]", list + 2, StringComparison.Ordinal))
        {
            var reached = path[..(list + 2)];
            if (!stated.Contains(reached))
                return false;
            if (!filled.Contains(reached))
                return true;
        }

        return false;
    }

    /// <summary>The name of a member, or <c>*</c> for one that is a value.</summary>
    internal static string NameOf(string name) =>
        name.Length is > 0 and <= LongestName
        && (char.IsAsciiLetter(name[0]) || name[0] == '_')
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-')
        && (name.Length <= LongestNameWithDigits || !name.Any(char.IsAsciiDigit))
            ? name
            : "*";

    private void Walk(JsonElement element, string path, int depth)
    {
        if (depth > Deepest || stated.Count >= Most)
            return;
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
            {
                var name = path.Length == 0 ? NameOf(member.Name) : $"{path}.{NameOf(member.Name)}";
                Add(name);
                Walk(member.Value, name, depth + 1);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            var list = path + "[]";
            Add(list);
            foreach (var item in element.EnumerateArray().Take(ElementsOfAList))
            {
                filled.Add(list);
                Walk(item, list, depth + 1);
            }
        }
    }

    private void Add(string path)
    {
        if (stated.Count < Most)
            stated.Add(path);
    }
}
