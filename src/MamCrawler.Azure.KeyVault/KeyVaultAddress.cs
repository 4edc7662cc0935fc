namespace MamCrawler.Azure.KeyVault;

/// <summary>Where a vault is.</summary>
public static class KeyVaultAddress
{
    /// <summary>The address of a vault of the public cloud by its name.</summary>
    /// <exception cref="ArgumentException">It is not 3 to 24 ASCII letters, digits and single hyphens, beginning with a letter and not ending in a hyphen.</exception>
    public static Uri Of(string vault)
    {
        if (
            vault.Length is < 3 or > 24
            || !char.IsAsciiLetter(vault[0])
            || vault[^1] == '-'
            || vault.Contains("--", StringComparison.Ordinal)
            || !vault.All(character => character == '-' || char.IsAsciiLetterOrDigit(character))
        )
            throw new ArgumentException(
                $"'{vault}' is not a vault's name: 3 to 24 letters, digits and single hyphens, beginning with a letter.",
                nameof(vault)
            );
        return new Uri($"https://{vault.ToLowerInvariant()}.vault.azure.net/");
    }
}
