using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Pipeline;

/// <summary>Who may ask.</summary>
public interface IApiAccess
{
    /// <summary>Null when the request may pass, else what it is answered with.</summary>
    ApiProblem? Check(HttpRequest request);

    /// <summary>A name for the caller of a request that may pass, made of what it proved itself with, which cannot be read out of it; null when it proved nothing.</summary>
    string? CallerOf(HttpRequest request);
}
