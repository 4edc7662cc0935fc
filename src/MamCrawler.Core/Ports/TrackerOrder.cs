namespace MamCrawler.Core.Ports;

/// <summary>The order in which the tracker's rows are wanted.</summary>
public enum TrackerOrder
{
    /// <summary>What answers the words best comes first.</summary>
    Relevance,

    /// <summary>What was taken most often comes first.</summary>
    MostSnatched,
}
