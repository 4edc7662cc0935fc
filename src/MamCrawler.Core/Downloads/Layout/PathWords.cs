using System.Text;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Downloads.Layout;

/// <summary>The words of a path element or title, folded, so that "Café – Book_3" and "cafe book 3" are the same.</summary>
internal static class PathWords
{
    internal static IReadOnlyList<string> Of(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in text)
        {
            var folded = FoldedCharacter.Of(letter);
            if (folded == ' ')
                Flush();
            else if (folded != '\0')
                word.Append(folded).Append(FoldedCharacter.SecondOf(letter) is not '\0' and var second ? second.ToString() : "");
        }
        Flush();
        return words;

        void Flush()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>True when the words of <paramref name="part"/> stand together in <paramref name="whole"/>; false for no words.</summary>
    internal static bool Contains(IReadOnlyList<string> whole, IReadOnlyList<string> part)
    {
        if (part.Count == 0)
            return false;
        for (var start = 0; start + part.Count <= whole.Count; start++)
            if (Enumerable.Range(0, part.Count).All(index => whole[start + index] == part[index]))
                return true;
        return false;
    }
}
