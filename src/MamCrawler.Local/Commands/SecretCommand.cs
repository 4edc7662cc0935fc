using System.CommandLine;
using System.CommandLine.Parsing;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Hosting.Readiness;
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
        var vault = VaultOption.Create();
        vault.Recursive = true;
        var set = new Command("set", "Keep a secret. Its value is read from standard input, unseen when typed.") { name };
        set.SetAction(scope.Guard((parsed, ct) => SetAsync(scope, scope.PlaceOf(parsed, parsed.GetValue(vault)), parsed.GetRequiredValue(name), ct)));
        var list = new Command("list", "List the names of the secrets that are kept, never their values. In a vault: of those that this program knows.");
        list.SetAction(
            scope.Guard(
                (parsed, ct) =>
                    scope.PlaceOf(parsed, parsed.GetValue(vault)) is { Vault: not null } place ? ListVaultAsync(scope, place, ct) : ListAsync(scope, parsed, ct)
            )
        );
        return new Command("secret", "Keep and list secrets, here or with --vault in the cloud.") { set, list, vault };
    }

    private static async Task<int> SetAsync(CommandScope scope, CommandPlace place, string name, CancellationToken cancellationToken)
    {
        if (place.Vault is not null && name.Any(char.IsAsciiLetterUpper))
        {
            throw new CommandFailedException($"A vault does not tell upper from lower case, so '{name}' was not kept. Write it in lower case.");
        }

        if (await SecretPrompt.ReadAsync(scope.Console, $"Value of {name}: ", cancellationToken) is not { Length: > 0 } value)
        {
            throw new CommandFailedException($"No value came in, so '{name}' was not changed. Type it, or pipe it in on one line.");
        }

        await place.Kept.SetAsync(name, new Secret(value), cancellationToken);
        await scope.Console.Error.WriteLineAsync(
            place.Vault is null && await scope.SecretsOf(place.Kept).IsShadowedAsync(name, cancellationToken)
                ? $"Kept '{name}', but {EnvironmentSecretStore.VariableOf(name)} is set and outranks it. Remove that variable to use what was kept."
                : $"Kept '{name}'."
        );
        return ExitCode.Good;
    }

    /// <summary>Asks for each name that this program and the settings know: whoever may read secrets may not always list them.</summary>
    private static async Task<int> ListVaultAsync(CommandScope scope, CommandPlace place, CancellationToken cancellationToken)
    {
        var known = KnownSecrets.All.Concat(NeededSecrets.Of(place.File.Read()).Select(secret => secret.Name)).Distinct(StringComparer.Ordinal);
        var count = 0;
        foreach (var name in known)
        {
            if (await place.Kept.GetAsync(name, cancellationToken) is not null)
            {
                await scope.Console.Output.WriteLineAsync(name);
                count++;
            }
        }

        if (count == 0)
        {
            await scope.Console.Error.WriteLineAsync(
                $"{place.Vault} holds none of the secrets that are known here. 'mamcrawler init --vault {place.Vault}' asks for them."
            );
        }

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
