namespace MamCrawler.Web.Responses;

/// <summary>Everything the doctor found.</summary>
/// <param name="Good">True when nothing needs a person.</param>
/// <param name="Findings">One for each place that was looked at.</param>
public sealed record DoctorResponse(bool Good, IReadOnlyList<DoctorFinding> Findings);
