using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Metadata.Providers;

/// <summary>How a provider stands, and why.</summary>
/// <param name="Provider">Its name.</param>
/// <param name="Condition">How it stands.</param>
/// <param name="Sentence">Why, and what to do; empty when it is healthy.</param>
public sealed record ProviderHealth(string Provider, ProviderCondition Condition, string Sentence = "")
{
    /// <summary>The fault that it failed with last; null when it is healthy or switched off.</summary>
    public FaultName? Fault { get; init; }

    /// <summary>How often in a row it could not be asked. Zero when it rests because its quota is used up.</summary>
    public int Failures { get; init; }

    /// <summary>Since when it stands so; null when that is not on record.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Until when it is passed over.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>One that stands well.</summary>
    public static ProviderHealth Good(string provider) => new(provider, ProviderCondition.Healthy);

    /// <summary>Whether it is left alone at a moment. One whose rest is over is tried again with one call.</summary>
    public bool IsPassedOver(DateTimeOffset now) => Condition == ProviderCondition.SwitchedOff || Until > now;

    /// <summary>It in words.</summary>
    public string Describe(DateTimeOffset now) =>
        Condition switch
        {
            ProviderCondition.Healthy => $"{Provider} is asked.",
            ProviderCondition.SwitchedOff => $"{Provider} is switched off. {Sentence}",
            _ when Until > now => $"{Provider} is not asked until {Until:yyyy-MM-dd HH:mm} UTC. {Sentence}",
            _ => $"{Provider} has rested and is tried again with the next question. {Sentence}",
        };
}
