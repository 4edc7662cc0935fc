namespace MamCrawler.Hosting.Settings;

/// <summary>Something that is wrong with the settings.</summary>
/// <param name="Where">The setting, as its path in <c>settings.json</c>.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
public sealed record SettingsProblem(string Where, string Sentence)
{
    /// <inheritdoc />
    public override string ToString() => $"{Where}: {Sentence}";
}
