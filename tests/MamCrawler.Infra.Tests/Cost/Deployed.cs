using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MamCrawler.Core.Schedules;
using NCrontab;

namespace MamCrawler.Infra.Tests.Cost;

/// <summary>The figures of the deployment as its own files say them: host.json, the Bicep, the schedules.</summary>
internal static partial class Deployed
{
    private static readonly DateTime Begin = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);

    public static decimal Seconds => Assumptions.Days * 86_400m;

    /// <summary>How often a schedule runs in the month.</summary>
    public static int RunsOf(Schedule schedule) =>
        CrontabSchedule
            .Parse(schedule.Default, new CrontabSchedule.ParseOptions { IncludingSeconds = true })
            .GetNextOccurrences(Begin.AddTicks(-1), Begin.AddDays(Assumptions.Days))
            .Count();

    /// <summary>Seconds between two looks at an empty queue of Durable.</summary>
    public static decimal DurablePolling => Time("extensions", "durableTask", "storageProvider", "maxQueuePollingInterval");

    /// <summary>Control queues of Durable; beside them there is one for work items.</summary>
    public static int Partitions =>
        HostJson.Value.GetProperty("extensions").GetProperty("durableTask").GetProperty("storageProvider").GetProperty("partitionCount").GetInt32();

    /// <summary>Seconds between two looks at an empty queue of ours.</summary>
    public static decimal QueuePolling => Time("extensions", "queues", "maxPollingInterval");

    public static int AlwaysReadyInstances => Parameter("alwaysReadyInstances");

    public static decimal GigabytesOfAnInstance => Parameter("instanceMemoryMB") / 1024m;

    public static int MonthlyBudget => Parameter("monthlyBudget");

    public static int Alerts => Repository.Files("infra/alerts", "*.kql").Count;

    private static Lazy<JsonElement> HostJson { get; } =
        new(() =>
        {
            using var document = JsonDocument.Parse(Repository.Read("host.json"));
            return document.RootElement.Clone();
        });

    private static decimal Time(params string[] path)
    {
        var value = path.Aggregate(HostJson.Value, (element, name) => element.GetProperty(name));
        return (decimal)TimeSpan.Parse(value.GetString()!, CultureInfo.InvariantCulture).TotalSeconds;
    }

    private static int Parameter(string name) =>
        Number()
            .Matches(Repository.Read("infra/main.bicep"))
            .Where(match => match.Groups["name"].Value == name)
            .Select(match => int.Parse(match.Groups["value"].Value))
            .Single();

    [GeneratedRegex(@"^param (?<name>\w+) int = (?<value>\d+)$", RegexOptions.Multiline)]
    private static partial Regex Number();
}
