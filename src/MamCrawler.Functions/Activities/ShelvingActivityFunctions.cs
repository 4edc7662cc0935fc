using MamCrawler.Core.Orchestrations.Shelving;
using Microsoft.Azure.Functions.Worker;

namespace MamCrawler.Functions.Activities;

/// <summary>The activities that bring a book from the client to the shelf, each a function of its own name.</summary>
public sealed class ShelvingActivityFunctions(ActivityRun run)
{
    [Function(FunctionNames.CheckLanding)]
    public Task<ShelveStep> CheckLandingAsync([ActivityTrigger] LookInput input, CancellationToken cancellationToken) =>
        run.RunAsync<CheckLanding, LookInput, ShelveStep>(input, cancellationToken);

    [Function(FunctionNames.AskForScan)]
    public Task<ShelveStep> AskForScanAsync([ActivityTrigger] LookInput input, CancellationToken cancellationToken) =>
        run.RunAsync<AskForScan, LookInput, ShelveStep>(input, cancellationToken);

    [Function(FunctionNames.LookForArrival)]
    public Task<ShelveStep> LookForArrivalAsync([ActivityTrigger] LookInput input, CancellationToken cancellationToken) =>
        run.RunAsync<LookForArrival, LookInput, ShelveStep>(input, cancellationToken);

    [Function(FunctionNames.FillShelvedBook)]
    public Task<ShelveStep> FillShelvedBookAsync([ActivityTrigger] LookInput input, CancellationToken cancellationToken) =>
        run.RunAsync<FillShelvedBook, LookInput, ShelveStep>(input, cancellationToken);
}
