namespace MamCrawler.Integrations.Webhooks;

/// <summary>What a receiver understands.</summary>
public enum WebhookFormat
{
    /// <summary>Told by the address: Discord's, ntfy.sh's and Teams' hosts, a path <c>/notify/</c> for Apprise, else <see cref="Json"/>.</summary>
    Auto,

    /// <summary>One JSON object with id, kind, title, text, lines and time, for programs of one's own.</summary>
    Json,

    Discord,
    Ntfy,
    Apprise,

    /// <summary>An adaptive card for a workflow of Microsoft Teams.</summary>
    Teams,
}
