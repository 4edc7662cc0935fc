namespace MamCrawler.Integrations.Webhooks;

/// <summary>How messages leave.</summary>
public sealed record WebhookOptions
{
    /// <summary>The secret that holds the address: there is a token in it.</summary>
    public required string AddressSecret { get; init; }

    public WebhookFormat Format { get; init; } = WebhookFormat.Auto;

    /// <summary>True when a person said that an address of a private network may be asked without TLS.</summary>
    public bool AllowPrivateHttp { get; init; }

    /// <summary>The longest time for one message, real time.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);
}
