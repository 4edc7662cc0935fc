namespace MamCrawler.Core.Faults;

/// <summary>The kinds of answer a caller can give to a fault.</summary>
public enum FaultResponse
{
    /// <summary>It passes by itself: try again later, without using up attempts.</summary>
    Wait,

    /// <summary>This piece of work cannot succeed; others can.</summary>
    Stop,

    /// <summary>Nothing more is asked of this service until a person has looked.</summary>
    AskPerson,
}
