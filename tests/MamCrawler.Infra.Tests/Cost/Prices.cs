namespace MamCrawler.Infra.Tests.Cost;

/// <summary>Prices of Azure in US dollars, East US, pay as you go, locally redundant storage. Those that were not read anywhere are marked: they are to be looked up before they are relied on.</summary>
internal static class Prices
{
    private const string Read = "modal.com/blog/azure-function-pricing-guide, May 2025";
    private const string NotLookedUp = "not looked up; as known in November 2026";

    public static Price OnDemand { get; } = new("Flex, on demand", 0.000026m, 1, "GB-s", Read);

    public static Price AlwaysReady { get; } = new("Flex, always ready, waiting", 0.000004m, 1, "GB-s", NotLookedUp);

    public static Price AlwaysReadyWorking { get; } = new("Flex, always ready, working", 0.000016m, 1, "GB-s", NotLookedUp);

    public static Price Executions { get; } = new("Executions", 0.40m, 1_000_000, "executions", Read);

    public static Price TableTransactions { get; } = new("Table transactions", 0.00036m, 10_000, "transactions", NotLookedUp);

    public static Price QueueTransactions { get; } = new("Queue transactions", 0.004m, 10_000, "transactions", NotLookedUp);

    public static Price BlobWrites { get; } = new("Blob writes", 0.055m, 10_000, "transactions", NotLookedUp);

    public static Price BlobReads { get; } = new("Blob reads, leases", 0.0044m, 10_000, "transactions", NotLookedUp);

    public static Price Logs { get; } = new("Logs taken in", 2.76m, 1, "GB", NotLookedUp);

    public static Price Secrets { get; } = new("Key Vault operations", 0.03m, 10_000, "operations", NotLookedUp);

    public static Price AlertEvery15Minutes { get; } = new("Log alert, asked every 15 minutes or less often", 0.50m, 1, "rules", NotLookedUp);

    public static Price NatGateway { get; } = new("NAT gateway with its address", 0.05m, 1, "hours", NotLookedUp);

    public static IReadOnlyList<Price> All { get; } =
    [
        OnDemand,
        AlwaysReady,
        AlwaysReadyWorking,
        Executions,
        TableTransactions,
        QueueTransactions,
        BlobWrites,
        BlobReads,
        Logs,
        Secrets,
        AlertEvery15Minutes,
        NatGateway,
    ];

    /// <summary>What Flex gives free each month on demand (the same source).</summary>
    public const decimal FreeGigabyteSeconds = 100_000;

    /// <summary>Executions that Flex gives free each month on demand; not looked up.</summary>
    public const decimal FreeExecutions = 250_000;

    /// <summary>GB of logs that a billing account has free each month; not looked up.</summary>
    public const decimal FreeLogs = 5;
}
