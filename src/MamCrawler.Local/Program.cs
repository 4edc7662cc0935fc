using System.Collections;
using System.Runtime.InteropServices;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;

using var stop = new CancellationTokenSource();

// The first Ctrl-C stops cleanly; a second one is left to the system, which ends the process at once. State survives either.
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var environment = Environment
    .GetEnvironmentVariables()
    .Cast<DictionaryEntry>()
    .ToDictionary(variable => (string)variable.Key, variable => (string?)variable.Value ?? "", StringComparer.Ordinal);
var scope = new CommandScope(CommandConsole.OfProcess(), environment, TimeProvider.System, new CompositionRoot());
return await MamCrawlerCommand.RunAsync(args, scope, stop.Token);

void Stop(PosixSignalContext signal)
{
    if (!stop.IsCancellationRequested)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}
