using MamCrawler.Web.Pipeline;
using MamCrawler.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Web.Handlers;

/// <summary>
/// <c>/api/doctor</c>: asks every service once, for a person who wants to know. GET leaves the tracker's stopped lane as it is and says why it stands still; POST asks the tracker all
/// the same and lets the lane go when it answers. No timer may call either.
/// </summary>
public sealed class AskDoctorHandler(IApiServices services)
{
    /// <summary>200 with what was found, good or not: that it could be looked at is the success.</summary>
    /// <param name="clearsLane">True for POST.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IResult> HandleAsync(bool clearsLane, CancellationToken cancellationToken)
    {
        var findings = await services.ExamineAsync(clearsLane, cancellationToken);
        return Results.Json(new DoctorResponse(findings.All(finding => finding.Good), findings), ApiJson.Options);
    }
}
