using MamCrawler.Core.Downloads;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Telemetry;
using MamCrawler.EndToEnd.Tests.Secrets;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>The correlation id of a request goes through the real host: into its answer, every log line of it, and the rows that it wrote.</summary>
public sealed class CorrelationThroughTheHostTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ScanAndApprove_WithIdsOfTheCaller_CarryThemIntoLogAndRows()
    {
        await using var world = await PlantedWorld.StartAsync(Token);
        await using var run = new PlantedRun(world);
        await run.StartAsync(Token);

        run.Api.Correlation = "the-scan-1";
        var state = await run.ScanAsync();
        run.Api.Correlation = "the-list-1";
        var page = await run.Api.AskAsync(HttpMethod.Get, "/api/downloads?state=Proposed");
        var ids = page!.Value.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!).ToArray();
        run.Api.Correlation = "the-approval-1";
        await run.Api.AskAsync(HttpMethod.Post, $"/api/downloads/{ids[0]}/approve");
        run.Api.Correlation = "the-rejection-1";
        await run.Api.AskAsync(HttpMethod.Post, $"/api/downloads/{ids[1]}/reject");
        await PlantedRun.UntilAsync(() => world.Log.Named("DownloadPushed").Count > 0);
        await run.StopAsync();

        Assert.All(run.Api.Answers, answer => Assert.Contains("x-correlation-id: the-", answer.Answer, StringComparison.OrdinalIgnoreCase));
        foreach (var name in new[] { "ScanStarted", "ScanCompleted", "OrchestrationStarted" })
            Assert.EndsWith($" {Correlation.Key}=the-scan-1", Assert.Single(world.Log.Named(name)).Text, StringComparison.Ordinal);
        Assert.EndsWith($" {Correlation.Key}=the-approval-1", Assert.Single(world.Log.Named("DownloadPushed")).Text, StringComparison.Ordinal);
        Assert.Equal(
            ["the-approval-1", "the-rejection-1", "the-scan-1"],
            world.Log.Named("ApiAnswered").Select(told => (string?)told.Values[Correlation.Key]).Order(StringComparer.Ordinal)
        );

        using var tables = new FileTableStore(world.Folder.StateFolder);
        Assert.Equal("the-scan-1", (await new RunStore(tables).FindAsync(state.GetProperty("runId").GetString()!, Token))!.Correlation);
        var downloads = new DownloadStore(tables, world.Time);
        var approved = await downloads.HistoryAsync(ids[0], Token).ToListAsync(Token);
        Assert.Equal("the-scan-1", approved[0].Correlation);
        Assert.All(approved.Skip(1), transition => Assert.Equal("the-approval-1", transition.Correlation));
        Assert.Equal("the-rejection-1", (await downloads.HistoryAsync(ids[1], Token).LastAsync(Token)).Correlation);
    }
}
