using System.CommandLine;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Reports.Pages;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;

namespace MamCrawler.Local.Commands;

/// <summary><c>digest [DAY]</c>: what a week brought; <c>digest list</c>: the digests that are kept.</summary>
internal static class DigestCommand
{
    internal static Command Create(CommandScope scope)
    {
        var day = new Argument<string>("DAY")
        {
            Description = "The day it was written, such as 20260301; the newest when none is given.",
            DefaultValueFactory = _ => IReports.Newest,
        };
        var now = new Option<bool>("--now") { Description = "Make one of the seven days up to now. It is not kept, and no service is asked." };
        var options = new ReportOptions();
        var list = new Command("list", "List the digests that are kept, newest first.");
        list.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    using var state = new LocalState(scope.FolderOf(parsed).StateFolder, scope.Time);
                    return await ReportOptions.ListAsync(
                        scope,
                        await new KeptReports(state.Documents).ListDigestsAsync(ct),
                        "No digest was written yet. 'mamcrawler serve' writes one each Sunday, and 'mamcrawler digest --now' shows one at once."
                    );
                }
            )
        );
        var command = new Command("digest", "Show what a week brought: arrivals, what is stuck and why, seeding, ratio and slots.")
        {
            day,
            now,
            options.Format,
            options.Target,
            list,
        };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    using var state = new LocalState(scope.FolderOf(parsed).StateFolder, scope.Time);
                    var digest = parsed.GetValue(now) ? await MakeAsync(state, scope.Time, ct) : await FindAsync(state, parsed.GetRequiredValue(day), ct);
                    await options.WriteAsync(scope, parsed, digest, DigestMarkdown.Of, DigestPage.Of, ct);
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static async Task<Digest> FindAsync(LocalState state, string day, CancellationToken cancellationToken) =>
        await new KeptReports(state.Documents).FindDigestAsync(day, cancellationToken)
        ?? throw new CommandFailedException(
            day == IReports.Newest
                ? "No digest was written yet. 'mamcrawler serve' writes one each Sunday; '--now' makes one at once."
                : $"There is no digest of '{day}'. 'mamcrawler digest list' lists them."
        );

    private static Task<Digest> MakeAsync(LocalState state, TimeProvider time, CancellationToken cancellationToken)
    {
        var maker = new DigestMaker(new ReportStore(state.Documents), new DownloadStore(state.Tables, time), new AccountStore(state.Tables));
        return maker.MakeAsync(time.GetUtcNow() - WriteDigest.Week, time.GetUtcNow(), cancellationToken);
    }
}
