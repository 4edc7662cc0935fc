using MamCrawler.Core.State;

namespace MamCrawler.Azure.KeyVault;

/// <summary>
/// A secret's name in the vault: the prefix and the name. Key Vault does not tell upper from lower case, so a name with upper-case letters is refused: it would be another secret
/// than its lower-case twin everywhere else and the same one there.
/// </summary>
internal static class VaultSecretName
{
    private const int MaximumCharacters = 127;

    public static string Of(string prefix, string name)
    {
        SecretNames.Check(name);
        if (name.Any(char.IsAsciiLetterUpper))
            throw new ArgumentException($"'{name}' is not a name for a secret in a vault: write it in lower case.", nameof(name));
        var whole = prefix + name;
        return whole.Length <= MaximumCharacters
            ? whole
            : throw new ArgumentException($"'{whole}' is too long for a vault: at most {MaximumCharacters} characters with its prefix.", nameof(name));
    }
}
