using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;

namespace MamCrawler.EndToEnd.Tests.Secrets;

/// <summary>
/// Sees every request of this process on its way out, and keeps what is secret in it: cookies that are sent or set, authorisation, and the headers named. So a session that
/// was given out in the run is searched for like the secrets that were there before it.
/// </summary>
internal sealed class WireHarvest : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly HashSet<string> headers;
    private readonly ConcurrentQueue<IDisposable> subscriptions = new();

    public WireHarvest(IEnumerable<string> headers)
    {
        this.headers = new HashSet<string>(headers, StringComparer.OrdinalIgnoreCase) { "Authorization", "Proxy-Authorization", "x-api-key" };
        subscriptions.Enqueue(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>The values, each with the header it stood in.</summary>
    public ConcurrentDictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "HttpHandlerDiagnosticListener")
            subscriptions.Enqueue(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Read(value.Value, "Request") is HttpRequestMessage request)
            Keep(request.Headers);
        if (Read(value.Value, "Response") is HttpResponseMessage response)
            Keep(response.Headers);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        while (subscriptions.TryDequeue(out var subscription))
            subscription.Dispose();
    }

    private static object? Read(object? payload, string name) => payload?.GetType().GetProperty(name)?.GetValue(payload);

    private void Keep(HttpHeaders all)
    {
        foreach (var (name, values) in all.NonValidated)
        foreach (var value in values)
            if (string.Equals(name, "Cookie", StringComparison.OrdinalIgnoreCase))
                foreach (var cookie in value.Split(';', StringSplitOptions.TrimEntries))
                    Keep(name, AfterEquals(cookie));
            else if (string.Equals(name, "Set-Cookie", StringComparison.OrdinalIgnoreCase))
                Keep(name, AfterEquals(value.Split(';')[0]));
            else if (headers.Contains(name))
                Keep(name, value.Split(' ')[^1]);
    }

    private void Keep(string name, string value)
    {
        if (value.Length >= SecretForms.LeastLength)
            Values.TryAdd(value, name);
    }

    private static string AfterEquals(string cookie) => cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..];
}
