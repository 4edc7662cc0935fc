namespace MamCrawler.Integrations.Http.Tunnels;

/// <summary>How a service at home is reached. One block each for qBittorrent and Audiobookshelf; secrets stand here by name only.</summary>
public sealed record TunnelOptions
{
    /// <summary>The service's address, a path prefix included; https unless it is on this machine.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>Headers for every request.</summary>
    public IReadOnlyList<TunnelHeader> Headers { get; init; } = [];

    /// <summary>The secret that holds a client certificate with its key: a PFX file in base64. Null for none.</summary>
    public string? ClientCertificateSecret { get; init; }

    /// <summary>The secret that holds the PFX's password. Null when it has none.</summary>
    public string? ClientCertificatePasswordSecret { get; init; }

    /// <summary>The only authorities trusted for this tunnel: PEM text, or the path of a PEM file. Null trusts those of the machine. The host name is checked either way.</summary>
    public string? PinnedAuthority { get; init; }

    /// <summary>The Host header to send, for a service that refuses the tunnel's own name or port. The server's certificate is still checked against the base address.</summary>
    public string? Host { get; init; }

    /// <summary>How long one request may take, the reading of its answer included; 1 s to 5 min.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest answer that is read, in bytes; 1 KiB to 256 MiB.</summary>
    public int MaximumAnswerBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>How often a read that did not come through is repeated; 0 to 5. A command never is.</summary>
    public int ReadRetries { get; init; } = 2;

    /// <summary>What is wrong with these options, one sentence each; empty when nothing is.</summary>
    /// <param name="section">The name of the options' section, for the sentences.</param>
    public IReadOnlyList<string> Validate(string section) => [.. TunnelOptionsCheck.Find(this, section)];
}
