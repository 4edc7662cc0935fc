using MamCrawler.Core.Scanning;
using MamCrawler.Local.CommandLine;
using Spectre.Console;

namespace MamCrawler.Local.Output;

/// <summary>Shows how far a scan is, on standard error: a bar for each stage at a terminal, a line for each stage elsewhere.</summary>
public sealed class ScanProgressDisplay(CommandConsole console, bool quiet)
{
    /// <summary>Runs something that reports progress.</summary>
    public async Task<T> RunAsync<T>(Func<Action<ScanProgress>, Task<T>> run)
    {
        if (quiet)
        {
            return await run(_ => { });
        }

        return console.ErrorIsTerminal
            ? await console
                .RichError.Progress()
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
                .StartAsync(context => run(new Bars(context).Show))
            : await run(new Lines(console.Error).Show);
    }

    private sealed class Bars(ProgressContext context)
    {
        private readonly Dictionary<string, ProgressTask> tasks = new(StringComparer.Ordinal);

        public void Show(ScanProgress progress)
        {
            if (!tasks.TryGetValue(progress.Stage, out var task))
            {
                foreach (var earlier in tasks.Values)
                {
                    // Its last count may not have been seen, and would read as if the rest had been left out.
                    earlier.Description = earlier.Description.Split(": ")[0];
                    earlier.IsIndeterminate = false;
                    earlier.Value = earlier.MaxValue;
                }

                task = context.AddTask(Markup.Escape(progress.Text));
                tasks.Add(progress.Stage, task);
            }

            task.Description = Markup.Escape(progress.Text);
            task.IsIndeterminate = progress.Total == 0;
            task.MaxValue = Math.Max(1, progress.Total);
            task.Value = progress.Done;
        }
    }

    private sealed class Lines(TextWriter writer)
    {
        private string stage = "";

        public void Show(ScanProgress progress)
        {
            if (progress.Stage != stage)
            {
                stage = progress.Stage;
                writer.WriteLine(progress.Text);
            }
        }
    }
}
