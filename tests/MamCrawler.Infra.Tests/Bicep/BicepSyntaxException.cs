namespace MamCrawler.Infra.Tests.Bicep;

/// <summary>A text that is not Bicep, or Bicep that this reader does not know.</summary>
internal sealed class BicepSyntaxException(int line, string what) : Exception($"line {line}: {what}");
