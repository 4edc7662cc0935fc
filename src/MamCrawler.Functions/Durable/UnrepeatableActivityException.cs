namespace MamCrawler.Functions.Durable;

/// <summary>An activity failed in a way that a repeat can only make worse: a refusal (401, 403), or a fault that ends the work or needs a person.</summary>
/// <param name="activity">The activity.</param>
/// <param name="cause">What it threw.</param>
public sealed class UnrepeatableActivityException(string activity, Exception cause) : Exception($"'{activity}' is not repeated: {cause.Message}", cause);
