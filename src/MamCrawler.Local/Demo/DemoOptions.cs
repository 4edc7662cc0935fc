namespace MamCrawler.Local.Demo;

/// <summary>What demo to run.</summary>
/// <param name="Traps">True to put nine owned books with misleading fields in the place of nine others.</param>
/// <param name="Output">The folder for its files.</param>
/// <param name="SearchPath">Where programs are looked for, as in PATH.</param>
public sealed record DemoOptions(bool Traps, string Output, string? SearchPath)
{
    /// <summary>Books of the library.</summary>
    public const int Books = 1605;

    /// <summary>Grabs at most.</summary>
    public const int Limit = 81;

    /// <summary>Seconds of the accelerated clock in a real one.</summary>
    public const double Acceleration = 300;
}
