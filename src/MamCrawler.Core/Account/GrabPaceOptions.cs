namespace MamCrawler.Core.Account;

/// <summary>The pace of downloads (rules.md 5). Can be made stricter, never looser, except against loopback.</summary>
public sealed record GrabPaceOptions
{
    private static readonly GrabPaceOptions Widest = new();

    /// <summary>On ordinary days.</summary>
    public GrabPace Normal { get; init; } = new(5, 30);

    /// <summary>While the tracker holds an event.</summary>
    public GrabPace Event { get; init; } = new(20, 100);

    /// <summary>While the ratio is low.</summary>
    public GrabPace Cautious { get; init; } = new(2, 10);

    /// <summary>The ratio below which the pace is cautious, whatever else is on.</summary>
    public double CautiousBelowRatio { get; init; } = 1.20;

    /// <summary>The pace that applies. An unread ratio is cautious, and an event never makes anything slower.</summary>
    /// <param name="ratio">The account's ratio; null when it could not be read.</param>
    /// <param name="eventIsOn">True while the tracker holds an event (<see cref="SiteEvent"/>).</param>
    public GrabPace At(double? ratio, bool eventIsOn)
    {
        if (!(ratio >= CautiousBelowRatio))
            return Cautious;
        return eventIsOn ? new(Math.Max(Normal.PerHour, Event.PerHour), Math.Max(Normal.PerDay, Event.PerDay)) : Normal;
    }

    /// <summary>What is wrong with these options, one sentence each; empty when nothing is.</summary>
    /// <param name="loopback">True when the tracker stands on this machine, where any pace is allowed.</param>
    public IReadOnlyList<string> Validate(bool loopback)
    {
        var problems = new List<string>();
        Check("Normal", Normal, Widest.Normal);
        Check("Event", Event, Widest.Event);
        Check("Cautious", Cautious, Widest.Cautious);
        if (!(CautiousBelowRatio >= (loopback ? 0 : Widest.CautiousBelowRatio)))
            problems.Add($"Pace: CautiousBelowRatio must be at least {Widest.CautiousBelowRatio:0.00}; the rule can be made stricter, never looser.");
        return problems;

        void Check(string name, GrabPace pace, GrabPace widest)
        {
            if (pace.PerHour < 1 || pace.PerDay < 1)
                problems.Add($"Pace: {name} must allow at least 1 download per hour and per day.");
            else if (!loopback && !pace.IsWithin(widest))
                problems.Add(
                    $"Pace: {name} may allow at most {widest.PerHour} downloads per hour and {widest.PerDay} per day; the rule can be made stricter, never looser."
                );
        }
    }
}
