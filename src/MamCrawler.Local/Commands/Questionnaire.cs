using MamCrawler.Core.Ports;
using MamCrawler.Local.CommandLine;

namespace MamCrawler.Local.Commands;

/// <summary>Asks questions on standard error and reads the answers, typed or piped, one line each. An empty line keeps what is there, and so does the end of the input.</summary>
internal sealed class Questionnaire(CommandConsole console, ISecretStore secrets, AnsweredSecrets answers)
{
    /// <summary>Asks until the answer can be read.</summary>
    internal async Task<T> AskAsync<T>(
        string question,
        T kept,
        Func<T, string> show,
        Func<string, (bool Read, T Value)> read,
        string hint,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            await console.Error.WriteAsync($"{question} [{show(kept)}]: ");
            var line = (await console.Input.ReadLineAsync(cancellationToken))?.Trim();
            if (console.ReadHidden is null)
            {
                await console.Error.WriteLineAsync();
            }

            if (string.IsNullOrEmpty(line))
            {
                return kept;
            }

            if (read(line) is (true, var value))
            {
                return value;
            }

            await console.Error.WriteLineAsync(hint);
        }
    }

    internal Task<string> TextAsync(string question, string kept, CancellationToken cancellationToken) =>
        AskAsync(question, kept, text => text, line => (true, line), "", cancellationToken);

    internal Task<Uri?> AddressAsync(string question, Uri? kept, CancellationToken cancellationToken) =>
        AskAsync(
            question,
            kept,
            address => address?.ToString() ?? "",
            line => (Uri.TryCreate(line, UriKind.Absolute, out var address) && address.Scheme is "http" or "https", address),
            "Write the whole address, such as https://books.example.org/ or http://127.0.0.1:13378/.",
            cancellationToken
        );

    internal Task<bool> YesAsync(string question, bool kept, CancellationToken cancellationToken) =>
        AskAsync(
            question + " (yes/no)",
            kept,
            yes => yes ? "yes" : "no",
            line =>
                line.ToLowerInvariant() switch
                {
                    "y" or "yes" => (true, true),
                    "n" or "no" => (true, false),
                    _ => (false, false),
                },
            "Answer yes or no.",
            cancellationToken
        );

    /// <summary>Asks for one of several words.</summary>
    internal Task<string> ChoiceAsync(string question, string kept, IReadOnlyList<string> words, CancellationToken cancellationToken) =>
        AskAsync(
            question,
            kept,
            word => word,
            line => (words.Contains(line.ToLowerInvariant()), line.ToLowerInvariant()),
            $"Answer {string.Join(", ", words.SkipLast(1))} or {words[^1]}.",
            cancellationToken
        );

    /// <summary>True when a secret is there, or was answered.</summary>
    internal async Task<bool> HasAsync(string name, CancellationToken cancellationToken) => await secrets.GetAsync(name, cancellationToken) is not null;

    /// <summary>Asks for a secret and keeps the answer until it is saved; an empty answer keeps the old one.</summary>
    /// <param name="question">What for.</param>
    /// <param name="name">The secret's name.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <param name="read">Makes the secret out of the answer; null when the answer is the secret.</param>
    internal async Task SecretAsync(string question, string name, CancellationToken cancellationToken, Func<string, string>? read = null)
    {
        var known = await HasAsync(name, cancellationToken);
        var prompt = $"{question} [{(known ? "kept" : "none")}]: ";
        if (console.ReadHidden is null)
        {
            await console.Error.WriteLineAsync(prompt);
        }

        if (await SecretPrompt.ReadAsync(console, prompt, cancellationToken) is { Length: > 0 } value)
        {
            answers.Answer(name, new Secret(read is null ? value : read(value)));
        }
    }
}
