using System.Text.Json;
using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.Http;

/// <summary>Reads bodies as JSON within bounds of depth; their size was bounded when they were read.</summary>
public static class ServiceJson
{
    /// <summary>Deeper documents are refused.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowTrailingCommas = true };

    /// <summary>Reads a document.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="service">Who answered.</param>
    /// <param name="expected">What was asked for, in words ("the list of libraries").</param>
    /// <exception cref="StopFaultException"><see cref="FaultName.ShapeChanged"/>: it is no JSON, is cut off, or is too deep.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body, string service, string expected)
    {
        if (body.Span is [0xEF, 0xBB, 0xBF, ..])
            body = body[3..];
        try
        {
            return JsonDocument.Parse(body, Options);
        }
        catch (JsonException exception)
        {
            throw ShapeFault.Make(service, $"{expected} as JSON", body.Span, exception);
        }
    }

    /// <summary>The document's root, which must be an object.</summary>
    /// <exception cref="StopFaultException"><see cref="FaultName.ShapeChanged"/>: it is something else.</exception>
    public static JsonDocument ParseObject(ReadOnlyMemory<byte> body, string service, string expected)
    {
        var document = Parse(body, service, expected);
        if (document.RootElement.ValueKind == JsonValueKind.Object)
            return document;
        document.Dispose();
        throw ShapeFault.Make(service, $"{expected} as a JSON object", body.Span);
    }
}
