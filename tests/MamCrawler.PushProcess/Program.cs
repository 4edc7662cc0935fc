using System.Globalization;
using System.Text.Json;
using MamCrawler.PushProcess;

// What a test starts and kills: pushes once, and stands still at the given step until it is killed there.
if (args is not [var file, var stopAt])
{
    await Console.Error.WriteLineAsync("SETUP-FILE STEP");
    return 2;
}
var setup = JsonSerializer.Deserialize<PushSetup>(await File.ReadAllTextAsync(file))!;
var last = int.Parse(stopAt, CultureInfo.InvariantCulture);
var steps = 0;
var outcome = await PushWork.RunAsync(
    setup,
    async name =>
    {
        if (Interlocked.Increment(ref steps) != last)
            return;
        await Console.Out.WriteLineAsync($"standing at step {last}: {name}");
        await Console.Out.FlushAsync();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System);
    }
);
await Console.Out.WriteLineAsync($"{outcome.Result}: {outcome.Sentence}");
return 0;
