using System.Collections.Frozen;

namespace MamCrawler.Core.Library;

/// <summary>The words that listings hang on titles, folded, with what they may mean. One look-up a word, and none for words of a letter and length that no entry has.</summary>
internal static class TitleLexicon
{
    private static readonly FrozenDictionary<string, TitleWordKind> Kinds = ReadKinds();
    private static readonly FrozenDictionary<string, TitleWordKind>.AlternateLookup<ReadOnlySpan<char>> Lookup = Kinds.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly uint[] LengthsByLetter = ReadLengths();

    /// <summary>The words that may keep a title from being its own key.</summary>
    public static IEnumerable<string> OrnamentWords => Kinds.Where(entry => (entry.Value & TitleWordKind.Ornament) != 0).Select(entry => entry.Key);

    public static TitleWordKind Of(ReadOnlySpan<char> word)
    {
        var letter = word[0] - 'A';
        if ((uint)letter >= 26)
            return char.IsAsciiDigit(word[0]) ? TitleWordKind.Number : TitleWordKind.None;
        if (word.Length > 31 || (LengthsByLetter[letter] & (1u << word.Length)) == 0)
            return TitleWordKind.None;
        return Lookup.TryGetValue(word, out var kind) ? kind : TitleWordKind.None;
    }

    private static uint[] ReadLengths()
    {
        var lengths = new uint[26];
        foreach (var word in Kinds.Keys)
            lengths[word[0] - 'A'] |= 1u << word.Length;
        return lengths;
    }

    private static FrozenDictionary<string, TitleWordKind> ReadKinds()
    {
        var kinds = new Dictionary<string, TitleWordKind>(StringComparer.Ordinal);
        Add(
            TitleWordKind.VolumeMarker,
            "BOOK BOOKS BK BKS VOLUME VOLUMES VOL VOLS NO NR NUMBER NUM NOVEL NOVELS BAND BANDE BD BUCH BUCHER TEIL FOLGE TOME TOMES LIVRE LIVRES LIBRO LIBROS TOMO TOMOS DEEL BOEK BOK DEL TOM KNIGA EPISODE EPISODES SEASON SEASONS"
        );
        Add(TitleWordKind.PartMarker, "PART PARTS PT PTS PARTIE PARTE PARTES");
        Add(
            TitleWordKind.Tail,
            "UNABRIDGED ABRIDGED AUDIOBOOK AUDIOBOOKS MP3 M4B M4A AAC FLAC OGG OPUS AUDIBLE RETAIL UNGEKURZT GEKURZT HORBUCH UNGEKURZTE LUISTERBOEK AUDIOLIBRO AUDIOLIVRE"
        );
        Add(
            TitleWordKind.Tail | TitleWordKind.Dramatised,
            "DRAMATIZED DRAMATISED DRAMATIZATION DRAMATISATION DRAMATIZATIONS DRAMATISATIONS GRAPHICAUDIO HORSPIEL HOERSPIEL HOORSPEL"
        );
        Add(TitleWordKind.DramatisedPair, "GRAPHIC BBC RADIO AUDIO CAST");
        Add(TitleWordKind.Edition, "EDITION");
        Add(TitleWordKind.Novel | TitleWordKind.Genre, "NOVEL NOVELLA NOVELETTE ROMAN NOVELLE");
        Add(
            TitleWordKind.Genre,
            "ADVENTURE ADVENTURES SAGA THRILLER MYSTERY ROMANCE COMEDY LITRPG GAMELIT FANTASY EPIC STORY TALE SERIES SUSPENSE FICTION KRIMI ROMANTASY"
        );
        Add(TitleWordKind.Article, "THE A AN DER DIE DAS LE LA LES EL LOS LAS EIN EINE UN UNE");
        Add(
            TitleWordKind.Pack,
            "OMNIBUS BOXSET BOXSETS COLLECTION COLLECTIONS COMPILATION COMPILATIONS BUNDLE SAMMELBAND GESAMTAUSGABE INTEGRALE MEGAPACK SAMMLUNG"
        );
        return kinds.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(TitleWordKind kind, string words)
        {
            foreach (var word in words.Split(' '))
                kinds[word] = kinds.GetValueOrDefault(word) | kind;
        }
    }
}
