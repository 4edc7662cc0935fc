using System.Net;
using System.Text;
using Azure.Core.Pipeline;

namespace MamCrawler.Azure.Stubs;

/// <summary>A service in the test: answers each request as it is told and remembers what was asked.</summary>
internal sealed class StubService(Func<HttpRequestMessage, int, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly List<(HttpMethod Method, Uri Address, string Body)> requests = [];

    public StubService(Func<HttpRequestMessage, int, HttpResponseMessage> answer)
        : this((request, number, _) => Task.FromResult(answer(request, number))) { }

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<(HttpMethod Method, Uri Address, string Body)> Requests => requests;

    /// <summary>The stub as a transport for the SDK.</summary>
    public HttpPipelineTransport Transport => new HttpClientTransport(new HttpClient(this, disposeHandler: false));

    /// <summary>An answer with a body in JSON.</summary>
    public static HttpResponseMessage Json(HttpStatusCode status, string body, params (string Name, string Value)[] headers) =>
        With("application/json", status, body, headers);

    /// <summary>An answer with a body in XML.</summary>
    public static HttpResponseMessage Xml(HttpStatusCode status, string body, params (string Name, string Value)[] headers) =>
        With("application/xml", status, body, headers);

    private static HttpResponseMessage With(string contentType, HttpStatusCode status, string body, (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, contentType) };
        foreach (var (name, value) in headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        int number;
        lock (requests)
        {
            requests.Add((request.Method, request.RequestUri!, body));
            number = requests.Count;
        }

        var response = await answer(request, number, cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}
