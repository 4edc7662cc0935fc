namespace MamCrawler.Local.Secrets;

/// <summary>The names that secrets may have.</summary>
public static class SecretName
{
    private const int MaximumLength = 100;

    /// <summary>True for letters, digits and hyphens, at most 100 of them.</summary>
    public static bool IsAllowed(string name) =>
        name.Length is > 0 and <= MaximumLength && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');

    /// <summary>Refuses a name that is not allowed.</summary>
    /// <exception cref="ArgumentException">It is not allowed.</exception>
    public static void Check(string name)
    {
        if (!IsAllowed(name))
        {
            throw new ArgumentException("A secret's name is made of letters, digits and hyphens.", nameof(name));
        }
    }
}
