using System.Text;
using MamCrawler.Core.Reports;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary>A report on its way to the caller. A page may load and run nothing, whatever a title in it says.</summary>
/// <param name="format">Its form.</param>
/// <param name="text">The report.</param>
internal sealed class ReportAnswer(ReportFormat format, string text) : IResult
{
    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentLength = body.Length;
        response.ContentType = format switch
        {
            ReportFormat.Html => "text/html; charset=utf-8",
            ReportFormat.Md => "text/markdown; charset=utf-8",
            _ => "application/json; charset=utf-8",
        };
        response.Headers.Vary = "Accept";
        response.Headers.ContentSecurityPolicy = ReportPolicy.Header;
        response.Headers["Referrer-Policy"] = "no-referrer";
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
