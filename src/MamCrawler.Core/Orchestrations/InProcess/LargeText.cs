namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>A text that may be longer than the 64 KiB of a property: kept as <c>Name</c>, <c>Name1</c>, <c>Name2</c>, ...</summary>
internal static class LargeText
{
    /// <summary>The longest text; inputs and outputs are ids and counts (design.md), so this is generous.</summary>
    public const int MaximumCharacters = 256 * 1024;

    private const int PartCharacters = 30_000;

    /// <summary>Refuses a text that is too long to be ids and counts.</summary>
    /// <exception cref="ArgumentException">It is too long.</exception>
    public static string Check(string text, string what) =>
        text.Length <= MaximumCharacters
            ? text
            : throw new ArgumentException(
                $"{what} has {text.Length} characters, and at most {MaximumCharacters} are kept. Inputs and outputs carry ids and counts: put the rest into a document."
            );

    public static void Write(Dictionary<string, object> properties, string name, string? text)
    {
        if (text is null)
            return;
        for (var (part, start) = (0, 0); part == 0 || start < text.Length; part++)
        {
            var length = Math.Min(PartCharacters, text.Length - start);
            // A pair of surrogates stays together, or neither half could be written.
            if (start + length < text.Length && char.IsHighSurrogate(text[start + length - 1]))
                length--;
            properties[part == 0 ? name : $"{name}{part}"] = text.Substring(start, length);
            start += length;
        }
    }

    public static string? Read(IReadOnlyDictionary<string, object> properties, string name)
    {
        if (!properties.TryGetValue(name, out var first))
            return null;
        var text = (string)first;
        for (var part = 1; properties.TryGetValue($"{name}{part}", out var next); part++)
            text += (string)next;
        return text;
    }
}
