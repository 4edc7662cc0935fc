using MamCrawler.Core.Reports;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary>Which report is asked for, in which form: the ending of the address decides, else what the caller accepts, else it is JSON.</summary>
/// <param name="Id">The id without its ending.</param>
/// <param name="Format">The form.</param>
public sealed record ReportAddress(string Id, ReportFormat Format)
{
    /// <summary>Reads it from the last part of an address and from the request.</summary>
    public static ReportAddress Of(string last, HttpRequest request)
    {
        foreach (var format in Enum.GetValues<ReportFormat>())
        {
            var ending = $".{format}";
            if (last.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return new ReportAddress(last[..^ending.Length], format);
            }
        }

        return new ReportAddress(last, Accepted(request));
    }

    private static ReportFormat Accepted(HttpRequest request)
    {
        // The first of the most wanted that is one of ours; "anything" is JSON.
        foreach (var accepted in request.GetTypedHeaders().Accept.OrderByDescending(type => type.Quality ?? 1))
        {
            switch (accepted.MediaType.Value?.ToLowerInvariant())
            {
                case "text/html":
                    return ReportFormat.Html;
                case "text/markdown":
                    return ReportFormat.Md;
                case "application/json" or "*/*" or "application/*":
                    return ReportFormat.Json;
            }
        }

        return ReportFormat.Json;
    }
}
