using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Pipeline;

/// <summary>Who may ask.</summary>
public interface IApiAccess
{
    /// <summary>Null when the request may pass, else what it is answered with.</summary>
    ApiProblem? Check(HttpRequest request);
}
