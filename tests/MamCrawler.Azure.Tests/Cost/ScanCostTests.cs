using MamCrawler.Core.Orchestrations;
using MamCrawler.Infra.Tests.Cost;

namespace MamCrawler.Azure.Tests.Cost;

/// <summary>What a full scan of 1,605 books costs in the cloud: at most 2,000 storage transactions and 300 executions of functions.</summary>
public sealed class ScanCostTests(Azurite azurite)
{
    private const int MostTransactions = 2000;
    private const int MostExecutions = 300;

    [Fact]
    public async Task Scan_OfTheWholeLibrary_StaysWithinItsBudget_CacheColdAndWarm()
    {
        var container = azurite.Connect();
        await using var scene = await CloudScene.StartAsync(counter => azurite.Connect(container.Documents.Name, counter));
        await scene.FollowAsync();

        var cold = await scene.ScanAsync();
        var warm = await scene.ScanAsync();

        TestContext.Current.TestOutputHelper?.WriteLine($"cold: {cold}");
        TestContext.Current.TestOutputHelper?.WriteLine($"warm: {warm}");
        foreach (var bill in new[] { cold, warm })
        {
            Assert.Equal(OrchestrationStatus.Completed, bill.Status);
            Assert.Equal(1605, bill.Summary.Books);
            Assert.Empty(bill.Summary.Faults);
            Assert.InRange(bill.Transactions, 1, MostTransactions);
            Assert.InRange(bill.Executions, 1, MostExecutions);
        }

        AssertDocumented(ScanFigures.Cold, cold);
        AssertDocumented(ScanFigures.Warm, warm);
        Assert.Equal((81, 81), (cold.Summary.GapsByClass["Missing"], cold.Summary.Searched));
    }

    /// <summary>docs/cost.md is computed from figures that must not be less than what was counted; leases that a slow machine renews oftener are no reason to write it anew.</summary>
    private static void AssertDocumented(ScanFigures documented, ScanBill counted)
    {
        Assert.InRange(counted.Executions, documented.Executions * 0.9, documented.Executions * 1.05);
        Assert.InRange(counted.Transactions, documented.Transactions * 0.9, documented.Transactions * 1.05);
    }
}
