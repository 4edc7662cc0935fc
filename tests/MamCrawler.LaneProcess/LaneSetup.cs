namespace MamCrawler.LaneProcess;

/// <summary>What one process works with.</summary>
/// <param name="StateDirectory">Where the processes meet.</param>
/// <param name="Address">The tracker.</param>
/// <param name="Requests">How many answers it wants.</param>
/// <param name="ClockAhead">How far its clock is ahead of the machine's.</param>
/// <param name="Skew">How far clocks may differ.</param>
/// <param name="Seed">What it draws jitter and rests from.</param>
public sealed record LaneSetup(string StateDirectory, Uri Address, int Requests, TimeSpan ClockAhead, TimeSpan Skew, int Seed);
