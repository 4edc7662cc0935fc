using System.Diagnostics;

namespace MamCrawler.Drills;

/// <summary>Plays a drill on a deployment of its own and says in the last line whether it passed.</summary>
public static class Drilling
{
    /// <summary>True when every expectation was met.</summary>
    public static async Task<bool> RunAsync(IDrill drill, TextWriter output, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var report = new DrillReport(output);
        await output.WriteLineAsync($"Drill {drill.Name}. {drill.Story}");
        string? end = null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(5));
        try
        {
            using var deployment = await Deployment.StartAsync(report, patience.Token);
            await drill.PlayAsync(deployment, report, patience.Token);
        }
        catch (DrillFailedException exception)
        {
            end = exception.Message;
        }
        catch (OperationCanceledException)
        {
            end = "It was stopped, or took longer than 5 minutes.";
        }

        var passed = end is null && report is { Missed: 0, Met: > 0 };
        await output.WriteLineAsync(
            $"\n{(passed ? "PASS" : "FAIL")} {drill.Name}: {report.Met} of {report.Met + report.Missed} as expected, {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s. {end}".TrimEnd()
        );
        return passed;
    }
}
