using System.CommandLine;
using MamCrawler.Core.Ports;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Secrets;

namespace MamCrawler.Local.Commands;

/// <summary><c>secret set NAME</c> and <c>secret list</c>. A value is never an argument, because the shell would keep it, and is never printed.</summary>
internal static class SecretCommand
{
    internal static Command Create(CommandScope scope)
    {
        var name = new Argument<string>("NAME") { Description = "Letters, digits and hyphens, such as mam-id." };
        var set = new Command("set", "Keep a secret. Its value is read from standard input, unseen when typed.") { name };
        set.SetAction(scope.Guard((parsed, ct) => SetAsync(scope, parsed, parsed.GetRequiredValue(name), ct)));
        var list = new Command("list", "List the names of the secrets that are kept, never their values.");
        list.SetAction(scope.Guard((parsed, _) => ListAsync(scope, parsed)));
        return new Command("secret", "Keep and list secrets.") { set, list };
    }

    private static async Task<int> SetAsync(CommandScope scope, ParseResult parsed, string name, CancellationToken cancellationToken)
    {
        if (!SecretName.IsAllowed(name))
        {
            await scope.Console.Error.WriteLineAsync($"'{name}' cannot be a secret's name: it is made of letters, digits and hyphens.");
            return ExitCode.Usage;
        }

        if (await SecretPrompt.ReadAsync(scope.Console, $"Value of {name}: ", cancellationToken) is not { Length: > 0 } value)
        {
            throw new CommandFailedException($"No value came in, so '{name}' was not changed. Type it, or pipe it in on one line.");
        }

        await scope.SecretsOf(scope.FolderOf(parsed)).SetAsync(name, new Secret(value), cancellationToken);
        await scope.Console.Error.WriteLineAsync($"Kept '{name}'.");
        return ExitCode.Good;
    }

    private static async Task<int> ListAsync(CommandScope scope, ParseResult parsed)
    {
        var folder = scope.FolderOf(parsed);
        var environment = scope.SecretsOf(folder).ListNames();
        foreach (var name in new FileSecretStore(folder, scope.Time).ListNames().Except(environment))
        {
            await scope.Console.Output.WriteLineAsync(name);
        }

        foreach (var name in environment)
        {
            await scope.Console.Output.WriteLineAsync($"{name} (environment)");
        }

        return ExitCode.Good;
    }
}
