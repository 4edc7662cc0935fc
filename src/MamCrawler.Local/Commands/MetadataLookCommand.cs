using System.CommandLine;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Schedules;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Hosting;

namespace MamCrawler.Local.Commands;

/// <summary><c>metadata look</c>: the daily look for values of empty fields, now. A running host has the providers' pace, so that it alone looks.</summary>
internal static class MetadataLookCommand
{
    internal static Command Create(CommandScope scope)
    {
        var command = new Command(
            "look",
            $"Look now for values of empty fields, as 'mamcrawler serve' does daily: {MetadataRun.Most} books, and the next ones when it is repeated."
        );
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    var context = scope.ContextOf(parsed);
                    using var host = await HostLink.FindAsync(context.Folder, ct);
                    if (host is not null)
                        throw new CommandFailedException(
                            "'mamcrawler serve' runs with this folder and looks daily. Two at once would ask the providers twice as fast as they allow; stop it to look now."
                        );
                    await using var services = await scope.ComposeAsync(context, ct);
                    await scope.Console.Error.WriteLineAsync(
                        $"Asking the providers about {MetadataRun.Most} books at their pace, which takes some minutes. Ctrl-C stops; what was found by then is kept."
                    );
                    var outcome = await services.Jobs.RunAsync(Schedules.FillMetadata.Name, ct);
                    if (outcome.Result == JobResult.Stopped)
                        throw new CommandFailedException(outcome.Sentence);
                    await scope.Console.Output.WriteLineAsync($"{outcome.Sentence} 'mamcrawler metadata' shows what is proposed.");
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }
}
