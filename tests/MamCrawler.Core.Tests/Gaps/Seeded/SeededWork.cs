namespace MamCrawler.Core.Tests.Gaps.Seeded;

/// <summary>A work of a seeded series, before anybody owns or lists it.</summary>
internal sealed record SeededWork(string Title, string Author, decimal Number, string Asin, DateOnly Released)
{
    public string Isbn => $"9781{Asin[2..]}0";
}
