using System.Globalization;
using System.Text;

namespace MamCrawler.Simulators.World;

/// <summary>Splits text as search engines do: everything that is neither letter nor digit parts words, the apostrophe too.</summary>
internal static class SearchTokens
{
    public static IEnumerable<string> Of(string text)
    {
        var word = new StringBuilder();
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(character))
            {
                word.Append(char.ToLowerInvariant(character));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
            yield return word.ToString();
    }
}
