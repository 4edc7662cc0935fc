namespace MamCrawler.Core.Ports;

/// <summary>A secret value that does not print itself.</summary>
public sealed class Secret(string value)
{
    /// <summary>The value in clear, for the one place that sends it.</summary>
    public string Reveal() => value;

    /// <inheritdoc />
    public override string ToString() => "***";
}
