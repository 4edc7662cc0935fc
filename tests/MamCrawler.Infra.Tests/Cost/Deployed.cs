using System.Text.RegularExpressions;
using MamCrawler.Core.Schedules;
using NCrontab;

namespace MamCrawler.Infra.Tests.Cost;

/// <summary>The figures of the deployment as its own files say them: the Bicep, the schedules.</summary>
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

    public static int AlwaysReadyInstances => Parameter("alwaysReadyInstances");

    public static decimal GigabytesOfAnInstance => Parameter("instanceMemoryMB") / 1024m;

    public static int MonthlyBudget => Parameter("monthlyBudget");

    public static int Alerts => Repository.Files("infra/alerts", "*.kql").Count;

    private static int Parameter(string name) =>
        Number()
            .Matches(Repository.Read("infra/main.bicep"))
            .Where(match => match.Groups["name"].Value == name)
            .Select(match => int.Parse(match.Groups["value"].Value))
            .Single();

    [GeneratedRegex(@"^param (?<name>\w+) int = (?<value>\d+)$", RegexOptions.Multiline)]
    private static partial Regex Number();
}
