namespace MamCrawler.Hosting.Settings;

/// <summary>The tunnel to a service at home. Whatever is secret stands here by the name it has in the secret store.</summary>
public sealed record TunnelSettings
{
    /// <summary>Headers for every request: the header's name, and the name of the secret that is its value.</summary>
    public IReadOnlyDictionary<string, string> HeaderSecrets { get; init; } = new Dictionary<string, string>();

    /// <summary>The secret that holds the client certificate with its key: a PFX file in base64.</summary>
    public string? ClientCertificateSecret { get; init; }

    /// <summary>The secret that holds the PFX's password.</summary>
    public string? ClientCertificatePasswordSecret { get; init; }

    /// <summary>The only authorities trusted: PEM text, or the path of a PEM file.</summary>
    public string? PinnedAuthority { get; init; }

    /// <summary>The Host header to send.</summary>
    public string? Host { get; init; }
}
