using System.CommandLine;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Reports.Pages;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;

namespace MamCrawler.Local.Commands;

/// <summary><c>report [RUN]</c>: what a scan did; <c>report list</c>: the runs that left a report.</summary>
internal static class ReportCommand
{
    internal static Command Create(CommandScope scope)
    {
        var run = new Argument<string>("RUN") { Description = "The run's id; the newest when none is given.", DefaultValueFactory = _ => IReports.Newest };
        var options = new ReportOptions();
        var list = new Command("list", "List the runs that left a report, newest first.");
        list.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    using var state = new LocalState(scope.FolderOf(parsed).StateFolder, scope.Time);
                    return await ReportOptions.ListAsync(scope, await new KeptReports(state.Documents).ListRunsAsync(ct), "No scan has left a report yet.");
                }
            )
        );
        var command = new Command("report", "Show what a scan did: gaps by class, what was found, and why the rest was not.")
        {
            run,
            options.Format,
            options.Target,
            list,
        };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    using var state = new LocalState(scope.FolderOf(parsed).StateFolder, scope.Time);
                    var id = parsed.GetRequiredValue(run);
                    var report =
                        await new KeptReports(state.Documents).FindRunAsync(id, ct)
                        ?? throw new CommandFailedException(
                            id == IReports.Newest
                                ? "No scan has left a report yet."
                                : $"There is no report of a run '{id}'. 'mamcrawler report list' lists them."
                        );
                    await options.WriteAsync(scope, parsed, report, RunMarkdown.Of, RunPage.Of, ct);
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }
}
