namespace MamCrawler.Hosting.Readiness;

/// <summary>A setting or a secret that is not there.</summary>
/// <param name="Service">What cannot be asked without it; <see cref="RequiredServices.None"/> for what the others do without.</param>
/// <param name="Owner">The service's name for people.</param>
/// <param name="Name">The setting's path or the secret's name. Never a value.</param>
/// <param name="IsSecret">True for a secret.</param>
/// <param name="Remedy">Where to find it and how to set it, in sentences.</param>
public sealed record MissingPart(RequiredServices Service, string Owner, string Name, bool IsSecret, string Remedy)
{
    /// <summary>What is missing, what that means and what to do.</summary>
    public string Sentence => $"{(IsSecret ? "The secret" : "The setting")} {Name} is not set, so {Owner} cannot be asked. {Remedy}";

    /// <inheritdoc />
    public override string ToString() => Sentence;
}
