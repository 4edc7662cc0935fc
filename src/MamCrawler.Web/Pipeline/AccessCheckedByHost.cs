using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Pipeline;

/// <summary>For a host that has checked the caller's key before a request gets here, as the Functions host does with function keys.</summary>
public sealed class AccessCheckedByHost : IApiAccess
{
    /// <inheritdoc />
    public ApiProblem? Check(HttpRequest request) => null;
}
