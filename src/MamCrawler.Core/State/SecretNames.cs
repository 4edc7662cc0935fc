namespace MamCrawler.Core.State;

/// <summary>The names that every secret store takes: those of Key Vault.</summary>
public static class SecretNames
{
    /// <summary>Refuses a name that is not 1 to 127 ASCII letters, digits and hyphens.</summary>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    public static void Check(string name)
    {
        if (name.Length is 0 or > 127 || !name.All(character => character == '-' || char.IsAsciiLetterOrDigit(character)))
            throw new ArgumentException($"'{name}' is not a secret's name: 1 to 127 letters, digits and hyphens.", nameof(name));
    }
}
