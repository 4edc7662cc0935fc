using System.CommandLine;
using System.Text.Json;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Settings;
using MamCrawler.Local.Simulation;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;

namespace MamCrawler.Local.Commands;

/// <summary><c>simulate</c>: plays the outside world until stopped, and prints the settings and secrets that point at it.</summary>
internal static class SimulateCommand
{
    // A book in half a minute, so that somebody who watches sees it come to the shelf.
    private const long BytesPerSecond = 20_000_000;

    internal static Command Create(CommandScope scope)
    {
        var books = new Option<int>("--books")
        {
            Description = "How many books the library holds, 100 to 1000000.",
            HelpName = "N",
            DefaultValueFactory = _ => 1605,
        };
        books.Validators.Add(NumberOption.Between(100, 1_000_000));
        var port = new Option<int>("--port-base") { Description = "The port of the first simulator, the others follow; 0 takes free ones.", HelpName = "P" };
        port.Validators.Add(NumberOption.Between(0, 65_000));
        var traps = new Option<bool>("--traps") { Description = "Put nine owned books with misleading fields among the others." };
        var write = new Option<string?>("--write")
        {
            Description = "Write settings and secrets to this folder, for --data of the other commands.",
            HelpName = "DIR",
        };
        var command = new Command("simulate", "Play every service on loopback until stopped.") { books, port, traps, write };
        command.SetAction(
            scope.Guard(
                async (parsed, ct) =>
                {
                    var options = new SimulatorSetOptions
                    {
                        World = new WorldOptions { Books = parsed.GetValue(books), Traps = parsed.GetValue(traps) },
                        FirstPort = parsed.GetValue(port),
                        BytesPerSecond = BytesPerSecond,
                    };
                    await using var simulators = await StartAsync(options, ct);
                    var settings = SimulatedDeployment.SettingsFor(simulators);
                    if (parsed.GetValue(write) is { } folder)
                    {
                        await SimulatedDeployment.WriteAsync(new DataFolder(Path.GetFullPath(folder)), settings, simulators.Secrets, ct);
                    }

                    await DescribeAsync(scope.Console, simulators, settings, parsed.GetValue(write));
                    await WaitAsync(scope.Time, ct);
                    return ExitCode.Good;
                }
            )
        );
        return command;
    }

    private static async Task<SimulatorSet> StartAsync(SimulatorSetOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await SimulatorSet.StartAsync(options, cancellationToken);
        }
        catch (IOException exception)
        {
            throw new CommandFailedException(
                $"The simulators could not be started ({exception.Message.TrimEnd('.')}). Give another --port-base, or 0 for free ports."
            );
        }
    }

    private static async Task DescribeAsync(CommandConsole console, SimulatorSet simulators, LocalSettings settings, string? folder)
    {
        foreach (var server in simulators.Servers)
        {
            await console.Output.WriteLineAsync($"{server.Name, -16} {server.Address}");
        }

        await console.Output.WriteLineAsync();
        await console.Output.WriteLineAsync("settings.json:");
        await console.Output.WriteLineAsync(JsonSerializer.Serialize(settings, SettingsJson.Options));
        await console.Output.WriteLineAsync();
        await console.Output.WriteLineAsync("Secrets (made up, they open nothing else):");
        foreach (var (name, value) in simulators.Secrets)
        {
            await console.Output.WriteLineAsync($"{name}={value}");
        }

        await console.Error.WriteLineAsync(folder is null ? "Running; Ctrl-C stops." : $"Running; try 'mamcrawler doctor --data {folder}'. Ctrl-C stops.");
        await console.Output.FlushAsync();
    }

    private static async Task WaitAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Being stopped is how this command ends well.
        }
    }
}
