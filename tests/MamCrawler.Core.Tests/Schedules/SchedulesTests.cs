using System.Globalization;
using System.Text.RegularExpressions;
using NCrontab;

namespace MamCrawler.Core.Tests.Schedules;

using Schedules = MamCrawler.Core.Schedules.Schedules;

/// <summary>rules.md 8: every schedule with its times, read by the parser of the hosts.</summary>
public sealed partial class SchedulesTests
{
    // A Friday in the middle of a month and of an hour, so that every first time differs from it.
    private const string Start = "2026-05-15 10:02:03";

    [Theory]
    [InlineData("WatchDownloads", "2026-05-15 10:05:00", "2026-05-15 10:10:00")]
    [InlineData("GuardAccount", "2026-05-15 10:05:30", "2026-05-15 10:10:30")]
    [InlineData("SendNotices", "2026-05-15 10:11:00", "2026-05-15 10:21:00")]
    [InlineData("SweepQueue", "2026-05-15 10:30:00", "2026-05-15 11:00:00")]
    [InlineData("ScanGaps", "2026-05-16 01:00:00", "2026-05-17 01:00:00")]
    [InlineData("FillMetadata", "2026-05-16 03:00:00", "2026-05-17 03:00:00")]
    [InlineData("RefreshVipAndPending", "2026-05-15 12:00:00", "2026-05-16 12:00:00")]
    [InlineData("EnrichNewBooks", "2026-05-17 04:30:00", "2026-05-24 04:30:00")]
    [InlineData("LookAtTopTen", "2026-05-17 03:00:00", "2026-05-24 03:00:00")]
    [InlineData("WriteDigest", "2026-05-17 08:00:00", "2026-05-24 08:00:00")]
    [InlineData("BackUp", "2026-05-16 00:30:00", "2026-05-17 00:30:00")]
    [InlineData("RefreshAllMetadata", "2026-06-01 04:00:00", "2026-07-01 04:00:00")]
    [InlineData("PurgeHistory", "2026-05-16 00:00:00", "2026-05-17 00:00:00")]
    public void Default_OfRules8_FallsOnItsTimes(string name, string first, string second)
    {
        var schedule = Assert.Single(Schedules.All, schedule => schedule.Name == name);
        var times = Parse(schedule.Default);
        Assert.Equal(At(first), times.GetNextOccurrence(At(Start)));
        Assert.Equal(At(second), times.GetNextOccurrence(At(first)));
    }

    [Fact]
    public void All_HoldsEachScheduleOnce()
    {
        Assert.Equal(13, Schedules.All.Count);
        Assert.Equal(13, Schedules.All.Select(schedule => schedule.Name).Distinct().Count());
        Assert.Equal(13, Schedules.All.Select(schedule => schedule.Setting).Distinct().Count());
    }

    [Fact]
    public void All_SettingIsTheNameInCapitals()
    {
        foreach (var schedule in Schedules.All)
            Assert.Equal("SCHEDULE" + Capital().Replace(schedule.Name, "_$0").ToUpperInvariant(), schedule.Setting);
    }

    [Fact]
    public void Default_NamesItsDaysAndSaysItsSeconds()
    {
        foreach (var schedule in Schedules.All)
        {
            var fields = schedule.Default.Split(' ');
            Assert.Equal(6, fields.Length);
            // A day of the week as a number means another day to other readers of the same notation.
            Assert.Matches("^([*]|(Mon|Tue|Wed|Thu|Fri|Sat|Sun))$", fields[5]);
        }
    }

    private static CrontabSchedule Parse(string text) => CrontabSchedule.Parse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = true });

    private static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
