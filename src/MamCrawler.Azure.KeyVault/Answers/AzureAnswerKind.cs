namespace MamCrawler.Azure.Answers;

/// <summary>The kinds of refusal that are told apart.</summary>
internal enum AzureAnswerKind
{
    /// <summary>No connection, or no answer in time.</summary>
    Unreachable,

    /// <summary>No identity to ask with, or the directory did not give a token.</summary>
    NoIdentity,

    /// <summary>The identity may not do this (401, 403).</summary>
    Refused,

    /// <summary>Fewer requests, please (429, 503).</summary>
    Throttled,

    /// <summary>There is no such thing (404).</summary>
    NotFound,

    /// <summary>Something stands against it (409).</summary>
    Conflict,

    /// <summary>It has changed since (412).</summary>
    Changed,

    /// <summary>The request was not understood or is too large (other 4xx).</summary>
    Malformed,

    /// <summary>The service failed (5xx).</summary>
    Broken,
}
