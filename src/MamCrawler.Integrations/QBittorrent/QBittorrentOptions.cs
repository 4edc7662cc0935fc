using MamCrawler.Integrations.Http.Tunnels;

namespace MamCrawler.Integrations.QBittorrent;

/// <summary>How qBittorrent is reached and asked.</summary>
public sealed record QBittorrentOptions
{
    /// <summary>The way to it.</summary>
    public required TunnelOptions Tunnel { get; init; }

    /// <summary>The Web UI's user.</summary>
    public string UserName { get; init; } = "admin";

    /// <summary>The secret that holds the user's password. Null when an API key is used or the client lets us in without a login.</summary>
    public string? PasswordSecret { get; init; }

    /// <summary>The secret that may hold an API key (5.2 and later); when it does, the key is used instead of a login.</summary>
    public string? ApiKeySecret { get; init; }

    /// <summary>The folder to save to, as the client sees it. Null leaves it to the client and its category.</summary>
    public string? SavePath { get; init; }

    /// <summary>How long a command's effect is waited for: qBittorrent shows it 1.5 to 2 s late. 0 to 60 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>What is wrong with these options, one sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var problems = Tunnel.Validate("QBittorrent").ToList();
        if (UserName.Length == 0 && PasswordSecret is not null)
            problems.Add("QBittorrent: UserName is empty although PasswordSecret is set.");
        if (Patience < TimeSpan.Zero || Patience > TimeSpan.FromSeconds(60))
            problems.Add("QBittorrent: Patience must be between 0 and 60 seconds.");
        return problems;
    }
}
