namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>The end of a scheduled action: all that replay needs. What was scheduled and not ended is simply scheduled again.</summary>
/// <param name="ActionId">The action's number.</param>
/// <param name="Kind">What it was, to detect an orchestrator that schedules something else on replay.</param>
/// <param name="Name">Its name, for the same reason.</param>
/// <param name="At">When it ended.</param>
/// <param name="Result">Its result as JSON; null when it failed.</param>
/// <param name="ErrorType">The exception's type, when it failed.</param>
/// <param name="Error">The exception's message, when it failed.</param>
internal sealed record HistoryEvent(
    int ActionId,
    ActionKind Kind,
    string Name,
    DateTimeOffset At,
    string? Result,
    string? ErrorType = null,
    string? Error = null
)
{
    private const int MaximumErrorCharacters = 2000;

    public static HistoryEvent Completed(ScheduledAction action, string result, DateTimeOffset at) => new(action.Id, action.Kind, action.Name, at, result);

    public static HistoryEvent Failed(ScheduledAction action, string errorType, string message, DateTimeOffset at) =>
        new(action.Id, action.Kind, action.Name, at, null, errorType, message.Length <= MaximumErrorCharacters ? message : message[..MaximumErrorCharacters]);

    public static HistoryEvent Failed(ScheduledAction action, Exception exception, DateTimeOffset at) =>
        Failed(action, exception.GetType().FullName!, exception.Message, at);
}
