using System.CommandLine.Parsing;

namespace MamCrawler.Local.Commands;

/// <summary>Reads a value that is one of a few words, in any case.</summary>
internal static class WordArgument
{
    internal static T? ReadOptional<T>(ArgumentResult result)
        where T : struct, Enum
    {
        var text = result.Tokens is [var token] ? token.Value : "";
        if (Enum.TryParse<T>(text, ignoreCase: true, out var word) && char.IsLetter(text[0]) && Enum.IsDefined(word))
        {
            return word;
        }

        result.AddError($"'{text}' is not one of: {string.Join(", ", Enum.GetNames<T>())}.");
        return null;
    }

    internal static T Read<T>(ArgumentResult result)
        where T : struct, Enum => ReadOptional<T>(result).GetValueOrDefault();
}
