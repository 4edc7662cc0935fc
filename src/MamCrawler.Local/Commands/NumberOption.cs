using System.CommandLine.Parsing;

namespace MamCrawler.Local.Commands;

/// <summary>Keeps the number of an option in its range.</summary>
internal static class NumberOption
{
    internal static Action<OptionResult> Between(int least, int most) =>
        result =>
        {
            // What is no number is refused by the parser itself.
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var number) && (number < least || number > most))
            {
                result.AddError($"{result.Option.Name} must be from {least} to {most}.");
            }
        };
}
