namespace MamCrawler.Hosting.Readiness;

/// <summary>A secret that the settings need.</summary>
/// <param name="Service">What cannot be asked without it.</param>
/// <param name="Owner">The service's name for people.</param>
/// <param name="Name">Its name in the secret store.</param>
/// <param name="Meaning">What it is and where to find it, as the end of a question: "API key (Settings, API Keys)".</param>
public sealed record NeededSecret(RequiredServices Service, string Owner, string Name, string Meaning)
{
    /// <summary>The secret that does as well and comes first; null when there is none.</summary>
    public string? Alternative { get; init; }

    /// <summary>How it is told when it is not there.</summary>
    public MissingPart AsMissing =>
        new(
            Service,
            Owner,
            Name,
            true,
            $"It is the {Meaning}{(Alternative is null ? "" : $"; {Alternative} does as well")}. Set it with 'mamcrawler secret set {Name}', for the cloud with '--vault NAME' after it."
        );
}
