using MamCrawler.Integrations.Webhooks;

namespace MamCrawler.Hosting.Settings;

/// <summary>Where a person is told of digests, holds and alarms. The address is the secret <see cref="KnownSecrets.WebhookAddress"/>: it holds a token.</summary>
public sealed record WebhookSettings
{
    /// <summary>True to send messages.</summary>
    public bool Enabled { get; init; }

    /// <summary>What the receiver understands; told by its address unless said.</summary>
    public WebhookFormat Format { get; init; } = WebhookFormat.Auto;

    /// <summary>True to send without TLS to an address of a private network.</summary>
    public bool AllowPrivateHttp { get; init; }

    internal WebhookOptions ToOptions() =>
        new()
        {
            AddressSecret = KnownSecrets.WebhookAddress,
            Format = Format,
            AllowPrivateHttp = AllowPrivateHttp,
        };
}
