using System.Text.Json;
using MamCrawler.Core.Schedules;
using Microsoft.Azure.Functions.Worker;
using NCrontab;

namespace MamCrawler.Functions.Tests.Timers;

/// <summary>Every timer of rules.md 8 is there, takes its times from its setting, and runs on the right days by default.</summary>
public sealed class ScheduleTests
{
    // A Thursday.
    private static readonly DateTime Now = new(2026, 12, 31, 10, 7, 20, DateTimeKind.Utc);

    public static TheoryData<string> Names => [.. Schedules.All.Select(schedule => schedule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Timer_OfASchedule_TakesItsTimesFromItsSetting(string name)
    {
        var schedule = Schedules.All.Single(schedule => schedule.Name == name);

        var trigger = FunctionCatalogue.TriggeredBy<TimerTriggerAttribute>()[name];

        Assert.Equal($"%{schedule.Setting}%", trigger.Schedule);
        Assert.True(trigger.UseMonitor);
        Assert.False(trigger.RunOnStartup);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Example_HasEverySetting_WithItsDefault(string name)
    {
        var schedule = Schedules.All.Single(schedule => schedule.Name == name);
        using var example = JsonDocument.Parse(File.ReadAllText("local.settings.example.json"));

        Assert.Equal(schedule.Default, example.RootElement.GetProperty("Values").GetProperty(schedule.Setting).GetString());
    }

    [Theory]
    [InlineData("WatchDownloads", "2026-12-31T10:10:00", "2026-12-31T10:15:00", "2026-12-31T10:20:00")]
    [InlineData("GuardAccount", "2026-12-31T10:10:30", "2026-12-31T10:15:30", "2026-12-31T10:20:30")]
    [InlineData("SendNotices", "2026-12-31T10:11:00", "2026-12-31T10:21:00", "2026-12-31T10:31:00")]
    [InlineData("SweepQueue", "2026-12-31T10:30:00", "2026-12-31T11:00:00", "2026-12-31T11:30:00")]
    [InlineData("PurgeHistory", "2027-01-01T00:00:00", "2027-01-02T00:00:00", "2027-01-03T00:00:00")]
    [InlineData("BackUp", "2027-01-01T00:30:00", "2027-01-02T00:30:00", "2027-01-03T00:30:00")]
    [InlineData("ScanGaps", "2027-01-01T01:00:00", "2027-01-02T01:00:00", "2027-01-03T01:00:00")]
    [InlineData("FillMetadata", "2027-01-01T03:00:00", "2027-01-02T03:00:00", "2027-01-03T03:00:00")]
    [InlineData("RefreshVipAndPending", "2026-12-31T12:00:00", "2027-01-01T12:00:00", "2027-01-02T12:00:00")]
    [InlineData("LookAtTopTen", "2027-01-03T03:00:00", "2027-01-10T03:00:00", "2027-01-17T03:00:00")]
    [InlineData("EnrichNewBooks", "2027-01-03T04:30:00", "2027-01-10T04:30:00", "2027-01-17T04:30:00")]
    [InlineData("WriteDigest", "2027-01-03T08:00:00", "2027-01-10T08:00:00", "2027-01-17T08:00:00")]
    [InlineData("RefreshAllMetadata", "2027-01-01T04:00:00", "2027-02-01T04:00:00", "2027-03-01T04:00:00")]
    public void Default_NextTimes_AreThoseOfTheRules(string name, params string[] times)
    {
        var schedule = Schedules.All.Single(schedule => schedule.Name == name);
        var crontab = CrontabSchedule.Parse(schedule.Default, new CrontabSchedule.ParseOptions { IncludingSeconds = true });

        var next = crontab.GetNextOccurrences(Now, Now.AddDays(100)).Take(times.Length);

        Assert.Equal(times, next.Select(time => time.ToString("s")));
    }

    [Fact]
    public void Default_NextTimes_AreHeldForEverySchedule() =>
        Assert.Equal(
            Schedules.All.Select(schedule => schedule.Name).Order(),
            typeof(ScheduleTests)
                .GetMethod(nameof(Default_NextTimes_AreThoseOfTheRules))!
                .GetCustomAttributes(typeof(InlineDataAttribute), false)
                .Cast<InlineDataAttribute>()
                .Select(data => (string)data.Data[0]!)
                .Order()
        );
}
