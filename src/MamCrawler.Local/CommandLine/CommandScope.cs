using System.CommandLine;
using MamCrawler.Azure.KeyVault;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Hosting.Doctoring;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Doctoring;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.CommandLine;

/// <summary>What every command stands on: the console, the environment, the clock, and the folder that <c>--data</c> names.</summary>
public sealed class CommandScope(
    CommandConsole console,
    IReadOnlyDictionary<string, string> environment,
    TimeProvider timeProvider,
    ICompositionRoot composition
)
{
    public CommandConsole Console { get; } = console;

    public TimeProvider Time { get; } = timeProvider;

    public IReadOnlyDictionary<string, string> Environment { get; } = environment;

    /// <summary>Opens a Key Vault by its name, as whoever is signed in. Nothing is asked of it yet.</summary>
    public Func<string, ISecretStore> OpenVault { get; init; } =
        static vault => new KeyVaultSecretStore(new KeyVaultOptions(KeyVaultAddress.Of(vault)), AzureCredentials.For(null));

    internal ICompositionRoot Composition { get; } = composition;

    /// <summary>The option that every command has.</summary>
    internal Option<string?> DataOption { get; } =
        new("--data")
        {
            Description = $"The folder of settings, secrets and state. Default: ${DataFolder.Variable}, else your application data.",
            Recursive = true,
            HelpName = "DIR",
        };

    /// <summary>An action that turns faults into a sentence on standard error and the exit code 1.</summary>
    internal Func<ParseResult, CancellationToken, Task<int>> Guard(Func<ParseResult, CancellationToken, Task<int>> run) =>
        async (parsed, cancellationToken) =>
        {
            try
            {
                return await run(parsed, cancellationToken);
            }
            catch (FaultException exception)
            {
                await Console.Error.WriteLineAsync($"{exception.Fault.Service}: {exception.Fault.Sentence}");
            }
            catch (CommandFailedException exception)
            {
                await Console.Error.WriteLineAsync(exception.Message);
            }
            catch (RowConflictException)
            {
                await Console.Error.WriteLineAsync(
                    "Another mamcrawler changed the same thing at the same moment, so nothing was done here. Look at it again and repeat the command."
                );
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync(
                    $"A file could not be read or written ({exception.Message.TrimEnd('.')}). Check the permissions and the free space of the data folder."
                );
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                await Console.Error.WriteLineAsync("Stopped. What was finished is kept; the same command goes on from there.");
            }

            return ExitCode.Wrong;
        };

    internal DataFolder FolderOf(ParseResult parsed) => DataFolder.Find(parsed.GetValue(DataOption), name => Environment.GetValueOrDefault(name));

    /// <summary>The deployment that a command is about.</summary>
    internal CommandPlace PlaceOf(ParseResult parsed, string? vault)
    {
        var folder = vault is null ? FolderOf(parsed) : FolderOf(parsed).OfVault(vault);
        return new CommandPlace(folder, SettingsOf(folder), vault is null ? new FileSecretStore(folder.Path) : OpenVault(vault), vault);
    }

    internal SettingsFile SettingsOf(DataFolder folder) => new(folder, Environment);

    internal SecretStoreChain SecretsOf(DataFolder folder) => SecretsOf(new FileSecretStore(folder.Path));

    /// <summary>A store with the environment laid over.</summary>
    internal SecretStoreChain SecretsOf(ISecretStore kept) => new(new EnvironmentSecretStore(name => Environment.GetValueOrDefault(name)), kept);

    /// <summary>The checked settings with all that goes with them, for a command that asks services.</summary>
    /// <exception cref="CommandFailedException">The settings are not good, or one is missing.</exception>
    /// <exception cref="FaultException">They cannot be read.</exception>
    internal LocalContext ContextOf(ParseResult parsed) => ContextOf(parsed, settings => MissingSettings.Find(settings).Select(part => part.Sentence));

    /// <summary>The checked settings with all that goes with them, for a host, which starts and waits for what is missing.</summary>
    /// <exception cref="CommandFailedException">The settings are not good.</exception>
    /// <exception cref="FaultException">They cannot be read.</exception>
    internal LocalContext HostContextOf(ParseResult parsed) => ContextOf(parsed, _ => []);

    /// <summary>The settings with all that goes with them; a wait for the tracker's lane is told on standard error.</summary>
    internal LocalContext ContextOf(DataFolder folder, LocalSettings settings) =>
        new(folder, settings, SecretsOf(folder), Time)
        {
            LaneWaits = until =>
                Console.Error.WriteLine(
                    $"The tracker's one lane was not given back, as after a kill. It is free at {until.UtcDateTime:HH:mm:ss} UTC; this waits for it and goes on by itself."
                ),
        };

    private LocalContext ContextOf(ParseResult parsed, Func<LocalSettings, IEnumerable<string>> alsoWrong)
    {
        var folder = FolderOf(parsed);
        var settings = SettingsOf(folder).Read();
        string[] problems = [.. LocalSettingsCheck.Find(settings).Select(problem => problem.ToString()), .. alsoWrong(settings)];
        return problems.Length == 0
            ? ContextOf(folder, settings)
            : throw new CommandFailedException(
                $"The settings in {folder.Path} are not good:{System.Environment.NewLine}"
                    + string.Join(System.Environment.NewLine, problems.Select(problem => "  " + problem))
            );
    }

    /// <summary>What the doctor finds about a deployment.</summary>
    internal Task<IReadOnlyList<Finding>> ExamineAsync(CommandPlace place, Func<LocalSettings> readSettings, CancellationToken cancellationToken) =>
        place.Vault is { } vault
            ? new VaultDoctor(vault, readSettings, settings => ContextOf(place.Folder, settings) with { Secrets = place.Kept }, Composition).RunAsync(
                cancellationToken
            )
            : new Doctor(place.Folder, readSettings, settings => ContextOf(place.Folder, settings) with { Secrets = place.Kept }, Composition).RunAsync(
                cancellationToken
            );

    /// <summary>The services for checked settings.</summary>
    internal Task<ILocalServices> ComposeAsync(LocalContext context, CancellationToken cancellationToken) =>
        Composition.ComposeAsync(context, cancellationToken);

    /// <summary>The state alone, for commands that ask no service: works without settings.</summary>
    internal Task<ILocalServices> ComposeStateAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var folder = FolderOf(parsed);
        return Composition.ComposeAsync(new LocalContext(folder, SettingsOf(folder).Read(), SecretsOf(folder), Time), cancellationToken);
    }
}
