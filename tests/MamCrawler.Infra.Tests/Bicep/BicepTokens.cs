namespace MamCrawler.Infra.Tests.Bicep;

/// <summary>The words of a Bicep file, read one after the other.</summary>
internal sealed class BicepTokens(IReadOnlyList<BicepToken> tokens)
{
    private int position;

    public BicepToken Current => tokens[position];

    public bool Is(string text) => Current.Kind is BicepTokenKind.Symbol or BicepTokenKind.Identifier && Current.Text == text;

    public bool TryTake(string text)
    {
        if (!Is(text))
            return false;
        position++;
        return true;
    }

    public string? TryTakeAny(IReadOnlyList<string> texts) => texts.FirstOrDefault(TryTake);

    public BicepToken Take() => Current.Kind == BicepTokenKind.End ? throw Unexpected("more") : tokens[position++];

    public void Take(string text)
    {
        if (!TryTake(text))
            throw Unexpected($"'{text}'");
    }

    public string TakeIdentifier() => Current.Kind == BicepTokenKind.Identifier ? Take().Text : throw Unexpected("a name");

    /// <summary>Between two items of a list or an object: a comma, a new line, or the end that is not taken.</summary>
    public void TakeSeparator(string end)
    {
        if (!TryTake(",") && Current.Kind != BicepTokenKind.NewLine && !Is(end))
            throw Unexpected($"a new line or '{end}'");
        SkipNewLines();
    }

    public void SkipNewLines()
    {
        while (Current.Kind == BicepTokenKind.NewLine)
            position++;
    }

    public void TakeNewLine()
    {
        if (Current.Kind is not (BicepTokenKind.NewLine or BicepTokenKind.End))
            throw Unexpected("a new line");
        SkipNewLines();
    }

    public void TakeEnd()
    {
        if (Current.Kind != BicepTokenKind.End)
            throw Unexpected("the end");
    }

    public BicepSyntaxException Unexpected(string expected) => new(Current.Line, $"expected {expected}, found '{Current.Text.Trim()}'.");
}
