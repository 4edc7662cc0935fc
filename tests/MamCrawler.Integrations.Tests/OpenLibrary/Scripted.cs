using System.Net;

namespace MamCrawler.Integrations.Tests.OpenLibrary;

/// <summary>Answers in turn, without a network, and remembers the addresses.</summary>
internal sealed class Scripted(params (int Status, string Body, string? Location)[] answers) : HttpMessageHandler
{
    private int _next;

    public List<string> Asked { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Asked.Add(request.RequestUri!.AbsoluteUri);
        var (status, body, location) = answers[_next++];
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body) };
        if (location is not null)
            response.Headers.Location = new Uri(location);
        return Task.FromResult(response);
    }
}
