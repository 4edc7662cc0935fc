namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>What a request to the tracker was for; reports count them apart.</summary>
public enum TrackerRequestKind
{
    /// <summary>Where this process is seen to come from, asked once per process and without the session.</summary>
    Egress,

    /// <summary>A search.</summary>
    Search,

    /// <summary>The account's facts.</summary>
    User,

    /// <summary>One release read again by id.</summary>
    Row,

    /// <summary>A .torrent.</summary>
    Download,

    /// <summary>Something that is bought for points.</summary>
    Purchase,
}
