namespace MamCrawler.Core.Library;

/// <summary>"Chaos Seeds, Book 3" inside a title: the words of the series and those of the sequence, as word indices. An empty series is the title's own.</summary>
internal readonly record struct TitleStatement(int SeriesFrom, int SeriesTo, int SequenceFrom, int SequenceTo)
{
    public bool NamesSeries => SeriesTo > SeriesFrom;
}
