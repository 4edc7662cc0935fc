namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>How a run ended.</summary>
/// <param name="Status">Completed or failed.</param>
/// <param name="Output">The output as JSON, or the error's text.</param>
/// <param name="ErrorType">The exception's type, when it failed.</param>
/// <param name="NextInput">The next run's input, when it continues as new.</param>
internal sealed record OrchestrationOutcome(OrchestrationStatus Status, string Output, string? ErrorType = null, string? NextInput = null)
{
    private const int MaximumErrorCharacters = 2000;

    public static OrchestrationOutcome Failed(Exception exception) =>
        new(OrchestrationStatus.Failed, exception.Message[..Math.Min(exception.Message.Length, MaximumErrorCharacters)], exception.GetType().FullName);
}
