namespace MamCrawler.Core.State;

/// <summary>The names that every document store takes.</summary>
public static class DocumentNames
{
    private const int MaximumCharacters = 500;

    /// <summary>Refuses a name that is not a path of at most 500 letters, digits, <c>- _ .</c> and <c>/</c>, or that has a part that is empty or begins or ends with a dot.</summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    public static void Check(string name)
    {
        if (name.Length > MaximumCharacters || !name.Split('/').All(IsPart))
            throw new ArgumentException(
                $"'{name}' is not a document's name: letters, digits and - _ . between slashes, no part empty or with a dot at its begin or end.",
                nameof(name)
            );
    }

    private static bool IsPart(string part) =>
        part.Length > 0 && part[0] != '.' && part[^1] != '.' && part.All(character => character is '-' or '_' or '.' || char.IsAsciiLetterOrDigit(character));
}
