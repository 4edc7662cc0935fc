using System.CommandLine;
using System.CommandLine.Parsing;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.CommandLine;

namespace MamCrawler.Local.Commands;

/// <summary><c>secret set NAME</c> and <c>secret list</c>. A value is never an argument, because the shell would keep it, and is never printed.</summary>
internal static class SecretCommand
{
    internal static Command Create(CommandScope scope)
    {
        var name = new Argument<string>("NAME") { Description = "Letters, digits and hyphens, such as mam-id." };
        name.Validators.Add(CheckName);
        var set = new Command("set", "Keep a secret. Its value is read from standard input, unseen when typed.") { name };
        set.SetAction(scope.Guard((parsed, ct) => SetAsync(scope, parsed, parsed.GetRequiredValue(name), ct)));
        var list = new Command("list", "List the names of the secrets that are kept, never their values.");
        list.SetAction(scope.Guard((parsed, ct) => ListAsync(scope, parsed, ct)));
        return new Command("secret", "Keep and list secrets.") { set, list };
    }

    private static async Task<int> SetAsync(CommandScope scope, ParseResult parsed, string name, CancellationToken cancellationToken)
    {
        var secrets = scope.SecretsOf(scope.FolderOf(parsed));
        if (await SecretPrompt.ReadAsync(scope.Console, $"Value of {name}: ", cancellationToken) is not { Length: > 0 } value)
        {
            throw new CommandFailedException($"No value came in, so '{name}' was not changed. Type it, or pipe it in on one line.");
        }

        await secrets.SetAsync(name, new Secret(value), cancellationToken);
        await scope.Console.Error.WriteLineAsync(
            await secrets.IsShadowedAsync(name, cancellationToken)
                ? $"Kept '{name}', but {EnvironmentSecretStore.VariableOf(name)} is set and outranks it. Remove that variable to use what was kept."
                : $"Kept '{name}'."
        );
        return ExitCode.Good;
    }

    private static async Task<int> ListAsync(CommandScope scope, ParseResult parsed, CancellationToken cancellationToken)
    {
        var kept = await new FileSecretStore(scope.FolderOf(parsed).Path).ListNamesAsync(cancellationToken);
        var given = KnownSecrets.All.Where(name => scope.Environment.GetValueOrDefault(EnvironmentSecretStore.VariableOf(name)) is { Length: > 0 });
        string[] lines = [.. kept, .. given.Select(name => $"{name} (environment)")];
        foreach (var line in lines)
        {
            await scope.Console.Output.WriteLineAsync(line);
        }

        if (lines.Length == 0)
        {
            await scope.Console.Error.WriteLineAsync("No secrets are kept. 'mamcrawler secret set NAME' keeps one.");
        }

        return ExitCode.Good;
    }

    private static void CheckName(ArgumentResult result)
    {
        try
        {
            SecretNames.Check(result.GetValueOrDefault<string>());
        }
        catch (ArgumentException)
        {
            result.AddError("A secret's name is made of 1 to 127 letters, digits and hyphens, such as mam-id.");
        }
    }
}
