namespace MamCrawler.Core.Library;

/// <summary>One piece of a sequence text.</summary>
internal readonly record struct SequenceToken(SequenceTokenKind Kind, decimal Number = 0);
