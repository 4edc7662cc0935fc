namespace MamCrawler.Core.Orchestrations;

/// <summary>An activity or sub-orchestration failed for good.</summary>
public sealed class ActivityFailedException(string name, string errorType, string message) : Exception($"'{name}' failed: {errorType}: {message}")
{
    /// <summary>The activity's or orchestration's name.</summary>
    public string Name { get; } = name;

    /// <summary>The full name of the exception's type.</summary>
    public string ErrorType { get; } = errorType;
}
