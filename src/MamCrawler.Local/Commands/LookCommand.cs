using System.CommandLine;
using MamCrawler.Core.Shelving;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Hosting;
using MamCrawler.Local.Output;
using MamCrawler.Web.Responses;

namespace MamCrawler.Local.Commands;

/// <summary><c>look ID</c>: what held a download is mended, so it is looked at now. Where a host runs, it looks and goes on looking; else this command looks twice, around a scan.</summary>
internal static class LookCommand
{
    private static readonly TimeSpan ScanMayTake = TimeSpan.FromSeconds(15);

    internal static Command Create(CommandScope scope)
    {
        var id = new Argument<string>("ID") { Description = "The download's id, as 'queue' shows it." };
        var json = CommonOptions.Json();
        var command = new Command("look", "Look again now at a download that is held, or that waits for the library.") { id, json };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    var context = scope.ContextOf(parsed);
                    await using var services = await scope.ComposeAsync(context, ct);
                    using var host = await HostLink.FindAsync(context.Folder, ct);
                    var name = parsed.GetRequiredValue(id);
                    var look = Expect(await (host ?? services.LooksAlone).LookAsync(name, ct), name);
                    if (host is null && ShelvingStart.Concerns(look.Download))
                    {
                        await scope.Console.Error.WriteLineAsync($"The library may still be scanned; looking again in {ScanMayTake.TotalSeconds:F0} seconds.");
                        await Task.Delay(ScanMayTake, context.Time, ct);
                        look = Expect(await services.LooksAlone.LookAsync(name, ct), name);
                    }

                    if (parsed.GetValue(json))
                    {
                        await CommandJson.WriteAsync(scope.Console.Output, new LookResponse(look.Said, DownloadResponse.From(look.Download)));
                    }
                    else
                    {
                        await scope.Console.Output.WriteLineAsync($"'{Texts.OneLine(look.Download.Title)}' is {look.Download.State}. {look.Said}");
                    }

                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static LookedAgain Expect(LookedAgain? look, string id) =>
        look switch
        {
            null => throw new CommandFailedException($"There is no download '{Texts.OneLine(id)}'. 'mamcrawler queue' lists them with their ids."),
            { Looked: false } => throw new CommandFailedException(look.Said),
            _ => look,
        };
}
