namespace MamCrawler.Infra.Tests.Cost;

/// <summary>What docs/cost.md says is what its figures come to.</summary>
public sealed class CostDocumentTests
{
    [Fact]
    public void Document_AsItStands_IsWhatTheFiguresComeTo()
    {
        var written = CostDocument.Write().ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("MAMCRAWLER_WRITE_DOCS") == "1")
            File.WriteAllText(Repository.PathOf(CostDocument.Path), written);
        Assert.Equal(written, Repository.Read(CostDocument.Path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Month_OfTheDefaultDeployment_IsWithinItsBudget() => Assert.InRange(MonthlyCost.Total, 1, Deployed.MonthlyBudget);

    [Fact]
    public void Month_InTheReadme_IsTheSame() =>
        Assert.Contains($"for about {MonthlyCost.Total:0} dollars a month", Repository.Read("README.md"), StringComparison.Ordinal);

    [Fact]
    public void Scan_ColdOrWarm_IsWithinItsBudget() =>
        Assert.All(
            new[] { ScanFigures.Cold, ScanFigures.Warm },
            scan =>
            {
                Assert.InRange(scan.Transactions, 1, 2000);
                Assert.InRange(scan.Executions, 1, 300);
            }
        );

    /// <summary>The price of an alert is that of every 15 minutes or less often.</summary>
    [Fact]
    public void Alerts_OfTheDeployment_AreAskedNoOftenerThanTheirPriceSays() =>
        Assert.All(
            Repository.Read("infra/modules/alerts.bicep").Split('\n').Where(line => line.Trim().StartsWith("every: '", StringComparison.Ordinal)),
            line => Assert.Contains(line.Trim(), new[] { "every: 'PT15M'", "every: 'PT30M'", "every: 'PT1H'", "every: 'PT6H'", "every: 'P1D'" })
        );
}
