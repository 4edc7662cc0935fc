namespace MamCrawler.Azure.KeyVault;

/// <summary>Which vault, and how patiently it is asked.</summary>
/// <param name="Vault">Its address, https, as <see cref="KeyVaultAddress.Of"/> makes it from a name.</param>
public sealed record KeyVaultOptions(Uri Vault)
{
    /// <summary>Stands before every name in the vault, so that two deployments can share one: letters, digits and hyphens, beginning with a letter. Empty by default.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>How long one try may take: 1 ms to 100 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often a failed try is repeated: 0 to 5.</summary>
    public int MaximumRetries { get; init; } = 2;

    /// <summary>Refuses options that cannot work.</summary>
    /// <exception cref="ArgumentException">What is wrong with them.</exception>
    public void Check()
    {
        if (!Vault.IsAbsoluteUri || Vault.Scheme != Uri.UriSchemeHttps || Vault.UserInfo.Length > 0 || Vault.AbsolutePath != "/")
            throw new ArgumentException("A vault's address is https://NAME.vault.azure.net/ and nothing more.", nameof(Vault));
        if (
            Prefix.Length > 0
            && (Prefix.Length > 40 || !char.IsAsciiLetter(Prefix[0]) || !Prefix.All(character => character == '-' || char.IsAsciiLetterOrDigit(character)))
        )
            throw new ArgumentException("A prefix is at most 40 letters, digits and hyphens, beginning with a letter.", nameof(Prefix));
        if (Timeout < TimeSpan.FromMilliseconds(1) || Timeout > TimeSpan.FromSeconds(100))
            throw new ArgumentException("A try may take 1 ms to 100 s.", nameof(Timeout));
        if (MaximumRetries is < 0 or > 5)
            throw new ArgumentException("A try is repeated 0 to 5 times.", nameof(MaximumRetries));
    }
}
