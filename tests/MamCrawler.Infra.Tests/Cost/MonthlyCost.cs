using MamCrawler.Core.Schedules;

namespace MamCrawler.Infra.Tests.Cost;

/// <summary>What a month costs at 1,605 books. Every scan is counted as the dearest one, with a cold cache.</summary>
internal static class MonthlyCost
{
    public static int Scans => Deployed.RunsOf(Schedules.ScanGaps);

    public static int TimerRuns => Schedules.All.Sum(Deployed.RunsOf);

    public static int Pushes => Assumptions.Days * Assumptions.DownloadsADay;

    /// <summary>Executions on instances that are there when they are needed.</summary>
    public static decimal OnDemandExecutions => TimerRuns + Pushes;

    public static decimal ScanExecutions => Scans * ScanFigures.Cold.Executions;

    private static decimal JobTransactions => OnDemandExecutions * Assumptions.TransactionsOfAJob;

    /// <summary>The lines of the bill in the default deployment.</summary>
    public static IReadOnlyList<CostLine> Lines { get; } = [.. Computing(), .. Storage(), .. Around()];

    public static decimal Total => Lines.Sum(line => line.Dollars);

    /// <summary>What is saved by keeping no instance ready: its waiting. What it does is then paid on demand, within what is free.</summary>
    public static decimal WithoutAlwaysReady =>
        Total - Lines.Where(line => line.What.StartsWith("Always ready", StringComparison.Ordinal)).Sum(line => line.Dollars);

    public static decimal NatGateway => Prices.NatGateway.Of(Assumptions.Days * 24);

    private static IEnumerable<CostLine> Computing()
    {
        var waiting = Deployed.AlwaysReadyInstances * Deployed.GigabytesOfAnInstance * Deployed.Seconds;
        yield return Line(
            "Always ready, waiting",
            waiting,
            Prices.AlwaysReady,
            $"{Deployed.AlwaysReadyInstances} instance for Durable, {Deployed.GigabytesOfAnInstance} GB, all month"
        );
        var working = Scans * Assumptions.ScanSeconds * Deployed.GigabytesOfAnInstance;
        yield return Line(
            "Always ready, working",
            working,
            Prices.AlwaysReadyWorking,
            $"{Scans} scans, {Assumptions.ScanSeconds} s each; nothing of it is free"
        );
        yield return Line("Executions of scans", ScanExecutions, Prices.Executions, $"{Scans} scans, {ScanFigures.Cold.Executions} each");
        var onDemand = OnDemandExecutions * Assumptions.ExecutionSeconds * Deployed.GigabytesOfAnInstance;
        yield return Line(
            "On demand",
            onDemand,
            Prices.OnDemand,
            $"{TimerRuns:N0} runs of timers and {Pushes} pushes, {Assumptions.ExecutionSeconds} s each; {Prices.FreeGigabyteSeconds:N0} are free",
            Prices.FreeGigabyteSeconds
        );
        yield return Line(
            "Executions of timers and pushes",
            OnDemandExecutions,
            Prices.Executions,
            $"{Prices.FreeExecutions:N0} are free",
            Prices.FreeExecutions
        );
    }

    private static IEnumerable<CostLine> Storage()
    {
        yield return Line(
            "Scans",
            Scans * ScanFigures.Cold.Transactions,
            Prices.BlobWrites,
            $"{Scans} scans, {ScanFigures.Cold.Transactions:N0} each, all at the price of the dearest kind"
        );
        yield return Line("Jobs and pushes", JobTransactions, Prices.TableTransactions, $"{Assumptions.TransactionsOfAJob} each");
        const string Counted = "counted on a real host and taken for the whole month, as if it were always up";
        yield return Line("Durable looks for work", IdleFigures.DurableQueues, Prices.QueueTransactions, Counted);
        yield return Line("Durable keeps its partition", IdleFigures.Partition, Prices.TableTransactions, Counted);
        yield return Line("The queue of downloads is looked at", IdleFigures.PushQueues, Prices.QueueTransactions, Counted);
        yield return Line("Leases of timers and host", IdleFigures.Leases, Prices.BlobReads, Counted);
        yield return Line("When each timer ran last", TimerRuns, Prices.BlobWrites, "one blob a run");
    }

    private static IEnumerable<CostLine> Around()
    {
        yield return Line(
            "Key Vault",
            OnDemandExecutions * Assumptions.SecretsOfAJob,
            Prices.Secrets,
            $"{Assumptions.SecretsOfAJob} reads a run, as if every process were new"
        );
        var logs = (OnDemandExecutions + ScanExecutions) * Assumptions.LinesOfAnExecution / 1_000_000;
        yield return Line(
            "Logs",
            logs,
            Prices.Logs,
            $"{Assumptions.LinesOfAnExecution} lines of 1 KB an execution; {Prices.FreeLogs} GB are free",
            Prices.FreeLogs
        );
        yield return Line("Alerts", Deployed.Alerts, Prices.AlertEvery15Minutes, "infra/alerts, none asked more often than every 15 minutes");
    }

    private static CostLine Line(string what, decimal quantity, Price price, string why, decimal free = 0) =>
        new(what, quantity, price.Unit, price.Of(Math.Max(0, quantity - free)), why);
}
