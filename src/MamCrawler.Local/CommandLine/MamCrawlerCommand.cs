using System.CommandLine;
using MamCrawler.Local.Commands;
using MamCrawler.Local.Output;

namespace MamCrawler.Local.CommandLine;

/// <summary>The <c>mamcrawler</c> command line: every command, its faults as sentences, its exit codes.</summary>
public static class MamCrawlerCommand
{
    /// <summary>Runs a command line.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CommandScope scope, CancellationToken cancellationToken)
    {
        var parsed = Create(scope).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            // A command that is not known is also "required and not given"; the first says what the slip was.
            foreach (
                var message in parsed.UnmatchedTokens.Count > 0
                    ? parsed.UnmatchedTokens.Select(token => $"'{token}' is not known here.")
                    : parsed.Errors.Select(error => error.Message)
            )
            {
                await scope.Console.Error.WriteLineAsync(Texts.OneLine(message));
            }

            await scope.Console.Error.WriteLineAsync("'mamcrawler --help' shows the commands; 'mamcrawler COMMAND --help' shows one of them.");
            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = scope.Console.Output,
            Error = scope.Console.Error,
            // Faults have become sentences by then; what is left is a bug, and a bug shows its stack.
            EnableDefaultExceptionHandler = false,
            // Program.cs answers Ctrl-C and SIGTERM.
            ProcessTerminationTimeout = null,
        };
        return await parsed.InvokeAsync(configuration, cancellationToken);
    }

    private static RootCommand Create(CommandScope scope) =>
        new(
            "Keeps an audiobook library complete. Exit codes: 0 all is well, 1 something is wrong (a sentence on standard error says what), 2 the command line was not understood."
        )
        {
            scope.DataOption,
            DemoCommand.Create(scope),
            InitCommand.Create(scope),
            DoctorCommand.Create(scope),
            ScanCommand.Create(scope),
            GapsCommand.Create(scope),
            WhyCommand.Create(scope),
            FollowCommand.Create(scope),
            WantedCommand.Create(scope),
            RequestCommand.Create(scope),
            StatusCommand.Create(scope),
            QueueCommand.Create(scope),
            PendingCommand.Create(scope),
            SpendsCommand.Create(scope),
            ApprovalCommands.CreateApprove(scope),
            ApprovalCommands.CreateReject(scope),
            ReportCommand.Create(scope),
            DigestCommand.Create(scope),
            LookCommand.Create(scope),
            NotifyCommand.Create(scope),
            DriftCommand.Create(scope),
            SecretCommand.Create(scope),
            MetadataCommand.Create(scope),
            UndoCommand.Create(scope),
            BackupCommand.Create(scope),
            RestoreCommand.Create(scope),
            ServeCommand.Create(scope),
            SimulateCommand.Create(scope),
        };
}
