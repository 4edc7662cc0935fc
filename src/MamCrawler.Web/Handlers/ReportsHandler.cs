using System.Text.Json;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Reports.Pages;
using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>/api/reports</c> and <c>/api/digests</c>: the kept reports of runs and weeks, as JSON, Markdown or a page.</summary>
public sealed class ReportsHandler(IReports reports)
{
    /// <summary>200 with the ids of the runs that left a report, newest first.</summary>
    public async Task<IResult> ListRunsAsync(CancellationToken cancellationToken) => List(await reports.ListRunsAsync(cancellationToken));

    /// <summary>200 with the days of the digests, newest first.</summary>
    public async Task<IResult> ListDigestsAsync(CancellationToken cancellationToken) => List(await reports.ListDigestsAsync(cancellationToken));

    /// <summary>200 with the report of a run, or 404.</summary>
    public async Task<IResult> GetRunAsync(ReportAddress address, CancellationToken cancellationToken) =>
        await reports.FindRunAsync(address.Id, cancellationToken) is { } run
            ? Answer(address.Format, run, RunMarkdown.Of, RunPage.Of)
            : ApiProblem.NotFound("report", address.Id);

    /// <summary>200 with the digest of a day, or 404.</summary>
    public async Task<IResult> GetDigestAsync(ReportAddress address, CancellationToken cancellationToken) =>
        await reports.FindDigestAsync(address.Id, cancellationToken) is { } digest
            ? Answer(address.Format, digest, DigestMarkdown.Of, DigestPage.Of)
            : ApiProblem.NotFound("digest", address.Id);

    private static IResult List(IReadOnlyList<string> ids) => Results.Json(new PageResponse<string>(ids.Count, 0, ids), ApiJson.Options);

    private static ReportAnswer Answer<T>(ReportFormat format, T report, Func<T, string> markdown, Func<T, string> page) =>
        new(
            format,
            format switch
            {
                ReportFormat.Html => page(report),
                ReportFormat.Md => markdown(report),
                _ => JsonSerializer.Serialize(report, ApiJson.Options),
            }
        );
}
