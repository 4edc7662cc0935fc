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

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (RetryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = ((long)Math.Ceiling(wait.TotalSeconds)).ToString();
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
        return httpContext.Response.WriteAsJsonAsync(details, ApiJson.Options, "application/problem+json", httpContext.RequestAborted);
    }

    private static string Shorten(string id) => id.Length <= 80 ? id : id[..80] + "…";
}
