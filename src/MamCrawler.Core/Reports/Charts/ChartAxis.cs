namespace MamCrawler.Core.Reports.Charts;

/// <summary>The vertical axis of a chart: round numbers at its lines, and where a value stands.</summary>
internal sealed class ChartAxis
{
    private readonly double top;
    private readonly double bottom;

    /// <summary>Makes an axis that shows all from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public ChartAxis(double low, double high, double top, double bottom, double leastStep)
    {
        (this.top, this.bottom) = (top, bottom);
        var step = Math.Max(leastStep, StepFor((high - low) / 4));
        Low = Math.Floor((low / step) + 1e-9) * step;
        High = Math.Max(Math.Ceiling((high / step) - 1e-9) * step, Low + step);
        Ticks = [.. Enumerable.Range(0, (int)Math.Round((High - Low) / step) + 1).Select(index => Math.Round(Low + (index * step), 6))];
    }

    public double Low { get; }

    public double High { get; }

    /// <summary>The values of its lines, lowest first.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>How far down a value stands.</summary>
    public double At(double value) => bottom - ((value - Low) / (High - Low) * (bottom - top));

    // 1, 2 or 5 times a power of ten.
    private static double StepFor(double rough)
    {
        if (rough <= 0)
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
