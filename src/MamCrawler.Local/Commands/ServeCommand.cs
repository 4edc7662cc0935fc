using System.CommandLine;
using MamCrawler.Core.Telemetry;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Hosting;
using MamCrawler.Local.Settings;
using MamCrawler.Web;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Local.Commands;

/// <summary><c>serve</c>: the schedule and the API, until it is stopped.</summary>
internal static class ServeCommand
{
    internal static Command Create(CommandScope scope)
    {
        var urls = new Option<string?>("--urls")
        {
            Description = "Where to listen, such as http://127.0.0.1:5089; outside this machine only with the secret api-key.",
            HelpName = "URLS",
        };
        urls.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && ListenUrls.Problem(text) is { } sentence)
            {
                result.AddError(sentence);
            }
        });
        var command = new Command("serve", "Work by schedule and answer the API until stopped.") { urls };
        command.SetAction(scope.Guard(async (parsed, ct) => await RunAsync(scope, scope.HostContextOf(parsed), parsed.GetValue(urls), ct)));
        return command;
    }

    private static async Task<int> RunAsync(CommandScope scope, LocalContext bare, string? askedUrls, CancellationToken cancellationToken)
    {
        using var lines = new LineLoggerProvider(scope.Console.Error, scope.Time, LogLevel.Information);
        var filters = new LoggerFilterOptions();
        filters.Rules.Add(new LoggerFilterRule(null, "Microsoft", LogLevel.Warning, null));
        using var loggers = new LoggerFactory([lines], filters);
        var context = bare with { Loggers = loggers };
        await using var host = await StartAsync(scope, context, askedUrls ?? context.Settings.Serve.Urls, cancellationToken);
        var log = context.Loggers.CreateLogger("MamCrawler.Host");
        log.HostStarted("Local", ProductVersion.Text);
        await scope.Console.Error.WriteLineAsync($"Listening on {host.Address.Address}{Others(context, askedUrls)}; Ctrl-C stops.");
        try
        {
            await host.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            log.HostStopping("Local");
            await scope.Console.Error.WriteLineAsync("Stopping.");
        }

        return ExitCode.Good;
    }

    /// <summary>What is said where other machines reach it: the address shown is the one for this machine.</summary>
    private static string Others(LocalContext context, string? askedUrls) =>
        (askedUrls ?? context.Settings.Serve.Urls) is var urls && ListenUrls.AreLoopback(urls) ? "" : $", and with the key for other machines as {urls}";

    private static async Task<ServeHost> StartAsync(CommandScope scope, LocalContext context, string urls, CancellationToken cancellationToken)
    {
        try
        {
            return await ServeHost.StartAsync(context, urls, scope.Composition, cancellationToken);
        }
        catch (IOException exception)
        {
            throw new CommandFailedException(
                $"'{urls}' cannot be listened on ({exception.Message.TrimEnd('.')}). Stop what uses the port, or give another one with --urls."
            );
        }
    }
}
