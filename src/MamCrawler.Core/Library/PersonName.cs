namespace MamCrawler.Core.Library;

/// <summary>A person's name folded for comparison (rules.md 2): "J.R.R. Tolkien" = "JRR Tolkien" = "Tolkien, J. R. R.". An empty name matches nothing.</summary>
public readonly record struct PersonName
{
    private readonly string? _key;

    internal PersonName(string key) => _key = key;

    /// <summary>The folded name: initials written together, the family name last.</summary>
    public string Key => _key ?? "";

    public bool IsEmpty => string.IsNullOrEmpty(_key);

    /// <summary>Folds one name. Never throws; longer texts are cut at 200 characters.</summary>
    public static PersonName Of(string? name) => PersonNameReader.Read(name);

    /// <summary>
    /// Reads a text that may name several people: "A &amp; B", "A, B and C", "Last, First; Last, First". Roles ("B - translator") are left out. Never throws.
    /// </summary>
    public static IReadOnlyList<PersonName> ReadAll(string? names) => PersonListReader.Read(names);

    /// <summary>Reads every text of a list as <see cref="ReadAll(string?)"/> does, without repeats.</summary>
    public static IReadOnlyList<PersonName> ReadAll(IReadOnlyList<string> names)
    {
        if (names.Count == 1)
            return ReadAll(names[0]);
        var people = new List<PersonName>(names.Count);
        foreach (var text in names)
        foreach (var person in ReadAll(text))
            if (!people.Contains(person))
                people.Add(person);
        return people;
    }

    /// <summary>True when both are the same non-empty name; a middle initial or "Jr." that only one of them has does not count.</summary>
    public bool Matches(PersonName other) => !IsEmpty && (Key == other.Key || WithoutMiddleInitials(Key).SequenceEqual(WithoutMiddleInitials(other.Key)));

    /// <summary>The key without middle initials and "Jr.": equal exactly when <see cref="Matches"/> is true.</summary>
    internal ReadOnlySpan<char> MatchingKey => WithoutMiddleInitials(Key);

    /// <summary>True when the two lists share a person.</summary>
    public static bool AnyMatch(IReadOnlyList<PersonName> some, IReadOnlyList<PersonName> others)
    {
        foreach (var one in some)
        foreach (var other in others)
            if (one.Matches(other))
                return true;
        return false;
    }

    /// <inheritdoc />
    public override string ToString() => Key;

    /// <summary>"WILLIAM D ARAND" without the D, "WALTER M MILLER JR" without M and JR; names whose given name is itself an initial keep it.</summary>
    private static ReadOnlySpan<char> WithoutMiddleInitials(string key)
    {
        var name = key.AsSpan();
        if ((name.EndsWith(" JR") || name.EndsWith(" SR")) && name[..^3].Contains(' '))
            name = name[..^3];
        var first = name.IndexOf(' ');
        if (first <= 1)
            return name;
        var middle = name[(first + 1)..];
        var length = middle.IndexOf(' ');
        return length is 1 or 2 && char.IsAsciiLetterUpper(middle[0]) && (length == 1 || IsVowel(middle[0]) == IsVowel(middle[1]))
            ? string.Concat(name[..first], middle[length..])
            : name;
    }

    private static bool IsVowel(char letter) => "AEIOUY".Contains(letter);
}
