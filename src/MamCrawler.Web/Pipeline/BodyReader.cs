using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Pipeline;

/// <summary>Reads a JSON body of bounded size and depth. An empty body is an empty object.</summary>
public static class BodyReader
{
    /// <summary>The body, or the problem with it: exactly one of the two is not null.</summary>
    public static async Task<(T? Body, ApiProblem? Problem)> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class, new()
    {
        var buffer = new byte[ApiPipeline.MaximumBodyBytes + 1];
        int length;
        try
        {
            length =
                request.ContentLength > ApiPipeline.MaximumBodyBytes
                    ? buffer.Length
                    : await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            length = buffer.Length;
        }

        if (length > ApiPipeline.MaximumBodyBytes)
        {
            return (
                null,
                new ApiProblem(
                    StatusCodes.Status413PayloadTooLarge,
                    ProblemCode.BodyTooLarge,
                    "The body is too large",
                    $"Send at most {ApiPipeline.MaximumBodyBytes} bytes."
                )
            );
        }

        if (length == 0)
        {
            return (new T(), null);
        }

        return request.HasJsonContentType()
            ? Parse<T>(buffer.AsSpan(0, length))
            : (
                null,
                new ApiProblem(
                    StatusCodes.Status415UnsupportedMediaType,
                    ProblemCode.NotJson,
                    "The body is not JSON",
                    "Send the body as application/json, or none at all."
                )
            );
    }

    private static (T? Body, ApiProblem? Problem) Parse<T>(ReadOnlySpan<byte> json)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, ApiJson.Options) is { } body ? (body, null) : (null, Unreadable("$"));
        }
        catch (JsonException exception)
        {
            return (null, Unreadable(exception.Path ?? "$"));
        }
    }

    private static ApiProblem Unreadable(string path) =>
        new(
            StatusCodes.Status400BadRequest,
            ProblemCode.BodyUnreadable,
            "The body cannot be read",
            $"The body is not the JSON object expected here: look at {path}, its name and its type."
        );
}
