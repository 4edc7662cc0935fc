using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata;

/// <summary>
/// The language that a book is taken to be in where the library does not say: the one that a provider states of the book's own ASIN or ISBN, else that of most of the library (rules.md
/// 4). A translation has the same author and often the same title, and its description would be one that nobody there can read.
/// </summary>
internal sealed class LibraryLanguage
{
    private readonly Dictionary<LanguageTag, int> counts = [];

    /// <summary>The language of most books that state one; unknown when none does.</summary>
    internal LanguageTag Majority => counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key.Code, StringComparer.Ordinal).FirstOrDefault().Key;

    /// <summary>Counts a book.</summary>
    internal void Add(Book book)
    {
        if (LanguageTag.Of(book.Language) is { IsKnown: true } language)
            counts[language] = counts.GetValueOrDefault(language) + 1;
    }

    /// <summary>The answers without those in another language than the book is taken to be in. One of the book's own ASIN or ISBN is of it in whatever language.</summary>
    internal IReadOnlyList<ProviderFacts> Fit(Book book, IReadOnlyList<ProviderFacts> answers)
    {
        if (LanguageTag.Of(book.Language).IsKnown)
            return answers;
        var own = answers.Where(answer => SameBook.HasSameId(book, answer.Facts)).ToArray();
        var expected = own.Select(answer => LanguageTag.Of(answer.Facts.Language)).FirstOrDefault(language => language.IsKnown, Majority);
        return [.. answers.Where(answer => own.Contains(answer) || answer.IsOfItem || !expected.Contradicts(LanguageTag.Of(answer.Facts.Language)))];
    }
}
