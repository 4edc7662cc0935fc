using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>
/// Reads the tracker's query language: words are all wanted, <c>|</c> binds two neighbours, quotes make a phrase, a minus or exclamation mark
/// before a word excludes it, <c>@title</c> or <c>@(title,author)</c> limits what follows, brackets group.
/// </summary>
internal sealed class SearchText(string text, SearchField everywhere)
{
    private const int DeepestGroup = 16;

    private int position;
    private SearchField? limited;

    public SearchNode Read() => ReadGroup(0);

    private SearchNode.And ReadGroup(int depth)
    {
        var parts = new List<SearchNode>();
        var either = false;
        while (position < text.Length && text[position] != ')')
        {
            var character = text[position];
            if (character == '|')
            {
                either = parts.Count > 0;
                position++;
            }
            else if (character == '@')
            {
                ReadFields();
            }
            else if (ReadPart(depth) is { } part)
            {
                if (either)
                    parts[^1] = parts[^1] is SearchNode.Or or ? new SearchNode.Or([.. or.Parts, part]) : new SearchNode.Or([parts[^1], part]);
                else
                    parts.Add(part);
                either = false;
            }
        }

        return new SearchNode.And(parts);
    }

    private SearchNode? ReadPart(int depth)
    {
        var character = text[position];
        if (character == '(' && depth < DeepestGroup)
        {
            position++;
            var group = ReadGroup(depth + 1);
            position++;
            return group.Parts.Count == 0 ? null : group;
        }

        if (character is '-' or '!' && (position == 0 || char.IsWhiteSpace(text[position - 1])))
        {
            position++;
            return position < text.Length && ReadPart(depth) is { } excluded ? new SearchNode.Not(excluded) : null;
        }

        if (character == '"')
            return Phrase(TakeUntilQuote());
        if (!char.IsLetterOrDigit(character))
        {
            position++;
            return null;
        }

        var start = position;
        while (position < text.Length && char.IsLetterOrDigit(text[position]))
            position++;
        return Phrase(text[start..position]);
    }

    private SearchNode.Phrase? Phrase(string words)
    {
        var tokens = SearchTokens.Of(words).ToList();
        return tokens.Count == 0 ? null : new SearchNode.Phrase(tokens, limited ?? everywhere);
    }

    private string TakeUntilQuote()
    {
        var end = text.IndexOf('"', position + 1);
        if (end < 0)
            end = text.Length;
        var inside = text[(position + 1)..end];
        position = Math.Min(end + 1, text.Length);
        return inside;
    }

    private void ReadFields()
    {
        position++;
        var end = position < text.Length && text[position] == '(' ? text.IndexOf(')', position) + 1 : position;
        if (end <= position)
        {
            end = position;
            while (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] == '*'))
                end++;
        }

        var named = SearchField.None;
        foreach (var name in text[position..end].Split(['(', ')', ',', ' '], StringSplitOptions.RemoveEmptyEntries))
            named |= FieldNamed(name);
        limited = named == SearchField.None ? null : named;
        position = end;
    }

    /// <summary>The field of a name, as the query language and the tick boxes write it.</summary>
    public static SearchField FieldNamed(string name) =>
        name.ToLowerInvariant() switch
        {
            "title" => SearchField.Title,
            "author" => SearchField.Author,
            "narrator" => SearchField.Narrator,
            "series" => SearchField.Series,
            "tags" => SearchField.Tags,
            "*" => SearchField.All,
            _ => SearchField.None,
        };
}
