namespace MamCrawler.Infra.Tests.Bicep;

internal enum BicepTokenKind
{
    Identifier,
    Number,

    /// <summary>A string in single quotation marks.</summary>
    Text,

    /// <summary>A string in three quotation marks, in which nothing is interpolated.</summary>
    VerbatimText,
    Symbol,
    NewLine,
    End,
}
