using System.Globalization;
using System.Text.Json;

namespace MamCrawler.Benchmarks;

/// <summary>Prints the results: one JSON array, or a table.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    // JSON has no "not a number": a figure that could not be measured is null.
    public static string ToJson(IEnumerable<BenchmarkResult> results) =>
        JsonSerializer.Serialize(
            results.Select(result => new
            {
                result.Name,
                Value = double.IsFinite(result.Value) ? Math.Round(result.Value, 4) : (double?)null,
                result.Unit,
                result.Target,
                result.Holds,
            }),
            Json
        );

    public static string ToLine(BenchmarkResult result) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Name, -72} {result.Value, 12:0.###} {result.Unit, -22} {result.Target, -10} {(result.Holds ? "holds" : "FAILS")}"
        );
}
