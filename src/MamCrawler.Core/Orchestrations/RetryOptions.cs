namespace MamCrawler.Core.Orchestrations;

/// <summary>How often and how soon an activity that threw is called again.</summary>
/// <param name="MaxAttempts">Calls in all, at least 1.</param>
/// <param name="FirstInterval">Wait before the second call.</param>
/// <param name="BackoffCoefficient">Each later wait is this much longer, at least 1.</param>
public sealed record RetryOptions(int MaxAttempts, TimeSpan FirstInterval, double BackoffCoefficient = 2);
