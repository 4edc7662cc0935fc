using MamCrawler.Benchmarks;
using MamCrawler.Benchmarks.Account;
using MamCrawler.Benchmarks.Gaps;
using MamCrawler.Benchmarks.Product;
using MamCrawler.Benchmarks.Titles;
using MamCrawler.Benchmarks.Watching;

IBenchmark[] benchmarks =
[
    new GapSpeed(),
    new GapScale(),
    new TitleSpeed(),
    new TitleAccuracy(),
    new SearchRequests(),
    new ScanPace(),
    new ServeStart(),
    new ScanMemory(),
    new WatchSpeed(),
    new GrabSpeed(),
];

var json = args.Contains("--json");
var only = args.SkipWhile(argument => argument != "--only").Skip(1).FirstOrDefault();
var chosen = benchmarks.Where(benchmark => only is null || benchmark.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
if (chosen.Count == 0)
{
    await Console.Error.WriteLineAsync(
        $"No benchmark is named like \"{only}\". There are: {string.Join(", ", benchmarks.Select(benchmark => benchmark.Name))}."
    );
    return 2;
}

var results = new List<BenchmarkResult>();
foreach (var benchmark in chosen)
foreach (var result in await benchmark.MeasureAsync(CancellationToken.None))
{
    results.Add(result);
    if (!json)
        Console.WriteLine(Report.ToLine(result));
}

if (json)
    Console.WriteLine(Report.ToJson(results));
return 0;
