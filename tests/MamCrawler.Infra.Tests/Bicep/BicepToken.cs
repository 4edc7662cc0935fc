namespace MamCrawler.Infra.Tests.Bicep;

/// <summary>A word of a Bicep file.</summary>
/// <param name="Kind">What kind of word.</param>
/// <param name="Text">As it stands there; of a string, what is between its quotation marks.</param>
/// <param name="Line">Where it stands, from 1.</param>
internal sealed record BicepToken(BicepTokenKind Kind, string Text, int Line);
