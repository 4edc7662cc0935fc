namespace MamCrawler.Core.Metadata.Providers;

/// <summary>How a provider of metadata stands.</summary>
public enum ProviderCondition
{
    /// <summary>It is asked.</summary>
    Healthy,

    /// <summary>It failed, or its quota is used up; it is passed over until a moment that is on record.</summary>
    Resting,

    /// <summary>It refused the token or key; it is passed over until a person has looked, and tried again once a day.</summary>
    Refused,

    /// <summary>The settings do not name it, or a secret that it needs is not set.</summary>
    SwitchedOff,
}
