using System.Text.Json;
using MamCrawler.Core.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace MamCrawler.Web.Pipeline;

/// <summary>Something a request ran into, on its way to becoming problem details (RFC 9457).</summary>
/// <param name="Status">The HTTP status, 400 to 599.</param>
/// <param name="Code">The stable code: a <see cref="ProblemCode"/> or a <see cref="FaultName"/>.</param>
/// <param name="Title">What kind of problem it is.</param>
/// <param name="Detail">What happened, what it means and what to do.</param>
/// <param name="RetryAfter">When to try again, where that is known.</param>
public sealed record ApiProblem(int Status, string Code, string Title, string Detail, TimeSpan? RetryAfter = null) : IResult
{
    /// <summary>A problem out of a named fault: 503 for one that passes by itself or needs a person, 502 for one that ends this piece of work.</summary>
    public static ApiProblem From(Fault fault) =>
        new(
            fault.Response == FaultResponse.Stop ? StatusCodes.Status502BadGateway : StatusCodes.Status503ServiceUnavailable,
            fault.Name.ToString(),
            $"{fault.Service}: {fault.Name}",
            fault.Sentence,
            fault.RetryAfter
        );

    /// <summary>404 for an id that names nothing.</summary>
    public static ApiProblem NotFound(string what, string id) =>
        new(StatusCodes.Status404NotFound, ProblemCode.NotFound, "Nothing of this id", $"There is no {what} with the id '{Shorten(id)}'.");

    /// <summary>400 for a value that is not allowed.</summary>
    public static ApiProblem InvalidValue(string sentence) =>
        new(StatusCodes.Status400BadRequest, ProblemCode.InvalidValue, "A value is not allowed", sentence);

    /// <summary>400 for a name in the query that this address does not know.</summary>
    public static ApiProblem UnknownName(string name, IReadOnlyList<string> known) =>
        new(
            StatusCodes.Status400BadRequest,
            ProblemCode.UnknownName,
            "A name is not known",
            $"The query's '{Shorten(name)}' is not known here, so nothing was done. {(known.Count == 0 ? "This address takes no query." : $"Known are: {string.Join(", ", known)}.")}"
        );

    /// <summary>405 for an address that knows another method.</summary>
    public static ApiProblem MethodNotAllowed(string method, string allowed) =>
        new(StatusCodes.Status405MethodNotAllowed, ProblemCode.MethodNotAllowed, "Not done this way", $"This address answers {allowed}, not {Shorten(method)}.")
        {
            Allow = allowed,
        };

    /// <summary>429 for a caller that asks too often.</summary>
    public static ApiProblem TooMany(RequestLimit limit, TimeSpan wait) =>
        new(
            StatusCodes.Status429TooManyRequests,
            ProblemCode.TooManyRequests,
            "Asked too often",
            $"A caller may ask {limit.Burst} times at once and then {limit.PerMinute} times a minute. Wait {wait.TotalSeconds:0} s and go on.",
            wait
        );

    /// <summary>The method that the address answers, for 405; null otherwise.</summary>
    public string? Allow { get; init; }

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (RetryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString();
        }

        if (Allow is { } allowed)
        {
            httpContext.Response.Headers.Allow = allowed;
        }

        var details = new ProblemDetails
        {
            Status = Status,
            Title = Title,
            Detail = Detail,
            Instance = httpContext.Request.Path,
        };
        details.Extensions["code"] = Code;
        details.Extensions["correlationId"] = ApiPipeline.CorrelationIdOf(httpContext);
        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = "application/problem+json";
        var body = JsonSerializer.SerializeToUtf8Bytes(details, ApiJson.Options);
        httpContext.Response.ContentLength = body.Length;
        // Not under the request's own token: a problem is told also to a caller that has given up, where somebody between still listens.
        return HttpMethods.IsHead(httpContext.Request.Method) ? Task.CompletedTask : httpContext.Response.Body.WriteAsync(body).AsTask();
    }

    private static string Shorten(string id) => id.Length <= 80 ? id : id[..80] + "…";
}
