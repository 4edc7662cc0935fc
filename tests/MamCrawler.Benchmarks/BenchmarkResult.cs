namespace MamCrawler.Benchmarks;

/// <summary>One measured figure.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure; not a number when it could not be measured.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Target">What it should be, with the direction: "&gt;= 5".</param>
/// <param name="Holds">True when the target is met.</param>
internal sealed record BenchmarkResult(string Name, double Value, string Unit, string Target, bool Holds)
{
    public static BenchmarkResult AtLeast(string name, double value, string unit, double target) => new(name, value, unit, $">= {target}", value >= target);

    public static BenchmarkResult AtMost(string name, double value, string unit, double target) => new(name, value, unit, $"<= {target}", value <= target);
}
