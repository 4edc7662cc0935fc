using MamCrawler.Drills;

IDrill[] drills = [new DeadSessionDrill(), new TunnelDownDrill(), new RestoreDrill()];
if (args is not [var asked] || (asked != "all" && drills.All(drill => drill.Name != asked)))
{
    Console.Error.WriteLine("Usage: dotnet run --project eng/drills -- NAME, with NAME one of:");
    foreach (var drill in drills)
        Console.Error.WriteLine($"  {drill.Name, -14} {drill.Story}");
    Console.Error.WriteLine($"  {"all", -14} All of them, one after the other.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
var passed = true;
foreach (var drill in drills.Where(drill => asked == "all" || drill.Name == asked))
    passed &= await Drilling.RunAsync(drill, Console.Out, stop.Token);
return passed ? 0 : 1;
