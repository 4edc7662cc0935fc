using System.Net;
using System.Text.Json;
using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.Http;

/// <summary>An answer, read to its end within bounds. Any status: what it means is the client's to say.</summary>
public sealed class ServiceAnswer
{
    /// <summary>Who answered.</summary>
    public required string Service { get; init; }

    public required HttpStatusCode Status { get; init; }

    /// <summary>The body; empty when it was larger than allowed.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True when the body was larger than allowed and was not read.</summary>
    public bool TooLarge { get; init; }

    /// <summary>The media type; empty when none was stated.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>How long the service asked to be left alone.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The answer's headers; a name that is absent has no values.</summary>
    public required ILookup<string, string> Headers { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>True for 3xx: redirects are never followed.</summary>
    public bool IsRedirect => (int)Status is >= 300 and < 400;

    /// <summary>True when the body is a web page: a login page, a proxy's error page.</summary>
    public bool IsHtml => Redaction.IsHtml(Body.Span);

    /// <summary>The body as a JSON object. The caller disposes it.</summary>
    /// <param name="expected">What was asked for, in words.</param>
    /// <exception cref="StopFaultException"><see cref="FaultName.ShapeChanged"/>: it is too large, no JSON, cut off, too deep, or no object.</exception>
    public JsonDocument ReadObject(string expected) =>
        TooLarge ? throw ShapeFault.Make(Service, expected, "a body larger than allowed") : ServiceJson.ParseObject(Body, Service, expected);

    /// <summary>The body in a few words, free of secrets, for sentences.</summary>
    public string Describe() => TooLarge ? "a body larger than allowed" : Redaction.Describe(Body.Span);
}
