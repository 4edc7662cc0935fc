namespace MamCrawler.Simulators.Hardcover;

/// <summary>A query that the service refuses.</summary>
internal sealed class GraphException(int status, string error, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Error { get; } = error;

    public static GraphException Invalid(string message) => new(400, "invalid_query", message);
}
