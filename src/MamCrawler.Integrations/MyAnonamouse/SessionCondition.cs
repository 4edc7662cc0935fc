namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>What the session doctor can find. The names are stable: they are the <c>Cause</c> of faults, and stand in the lane's row.</summary>
public enum SessionCondition
{
    /// <summary>The tracker answers with the account.</summary>
    Works,

    /// <summary>There is no session here, or none arrived there.</summary>
    Missing,

    /// <summary>The tracker does not know the session's value.</summary>
    Dead,

    /// <summary>Nobody is signed in with the session any more.</summary>
    Expired,

    /// <summary>The session is bound to another IP address.</summary>
    AddressMismatch,

    /// <summary>The session is bound to another network (ASN).</summary>
    NetworkMismatch,

    /// <summary>Where this process leaves from is not where the session was made for; found before it was sent.</summary>
    Elsewhere,

    /// <summary>The session is of a kind that may not do this.</summary>
    WrongKind,

    /// <summary>The tracker refuses the account or this program, not the session.</summary>
    Banned,

    /// <summary>The tracker does not answer, or is out of order.</summary>
    Outage,

    /// <summary>A web page with status 200 that is no login page.</summary>
    WebPage,

    /// <summary>The tracker answers in a shape that this version does not know.</summary>
    ShapeChanged,

    /// <summary>The tracker asked for fewer requests.</summary>
    SlowedDown,

    /// <summary>Another process of this deployment has the lane.</summary>
    LaneBusy,

    /// <summary>None of these: the state or the secrets could not be read.</summary>
    Unknown,
}
