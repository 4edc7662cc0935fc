namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>Counts hits and misses, and keeps every miss in words.</summary>
internal sealed class CorpusScore
{
    private int _right;
    private int _wrong;
    private int _missed;

    public List<string> Misses { get; } = [];

    public double Precision => _right + _wrong == 0 ? 1 : (double)_right / (_right + _wrong);

    public double Recall => _right + _missed == 0 ? 1 : (double)_right / (_right + _missed);

    /// <summary>How much was counted, so that a measure of nothing is seen.</summary>
    public string Counted => $"{_right} right, {_wrong} wrong, {_missed} missed";

    public void Count(bool taken, bool relevant, string what)
    {
        if (taken && relevant)
            _right++;
        else if (taken)
            Miss(ref _wrong, $"wrongly taken: {what}");
        else if (relevant)
            Miss(ref _missed, $"not recognised: {what}");
    }

    private void Miss(ref int counter, string what)
    {
        counter++;
        Misses.Add(what);
    }
}
