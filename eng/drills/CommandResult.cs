namespace MamCrawler.Drills;

/// <summary>How a command ended.</summary>
/// <param name="ExitCode">0 all is well, 1 something is wrong, 2 the command line was not understood.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Errors">What it said on standard error.</param>
public sealed record CommandResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Everything it said.</summary>
    public string All => Output + Errors;
}
