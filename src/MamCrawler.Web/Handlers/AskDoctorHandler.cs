using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary><c>POST /api/doctor</c>: asks every service once, for a person who wants to know, and lets the tracker's stopped lane go when the tracker answers. No timer may call it.</summary>
public sealed class AskDoctorHandler(IApiServices services)
{
    /// <summary>200 with what was found, good or not: that it could be looked at is the success.</summary>
    public async Task<IResult> HandleAsync(CancellationToken cancellationToken)
    {
        var findings = await services.ExamineAsync(cancellationToken);
        return Results.Json(new DoctorResponse(findings.All(finding => finding.Good), findings), ApiJson.Options);
    }
}
