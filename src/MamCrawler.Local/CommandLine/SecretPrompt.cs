namespace MamCrawler.Local.CommandLine;

/// <summary>Asks for a secret: typed unseen, or piped in as one line.</summary>
internal static class SecretPrompt
{
    private const int MaximumLength = 32 * 1024;

    internal static async Task<string?> ReadAsync(CommandConsole console, string question, CancellationToken cancellationToken)
    {
        if (console.ReadHidden is not { } readHidden)
        {
            return Check((await console.Input.ReadLineAsync(cancellationToken))?.Trim());
        }

        await console.Error.WriteAsync(question);
        var line = readHidden()?.Trim();
        await console.Error.WriteLineAsync();
        return Check(line);
    }

    private static string? Check(string? value) =>
        value is { Length: > MaximumLength }
            ? throw new CommandFailedException($"The value is longer than {MaximumLength} characters and was not kept.")
            : value;
}
