namespace MamCrawler.Core.Schedules;

/// <summary>When a job runs by itself (rules.md 8).</summary>
/// <param name="Name">The job's name, which is also the name of the timer function in the cloud.</param>
/// <param name="Setting">The flat setting that replaces the default; "SCHEDULE_" and the name in capitals.</param>
/// <param name="Default">NCRONTAB with six fields (the first are seconds) and named days, in UTC.</param>
/// <param name="Meaning">What the job does, for a person.</param>
public sealed record Schedule(string Name, string Setting, string Default, string Meaning);
