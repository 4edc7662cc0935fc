namespace MamCrawler.Web.Pipeline;

/// <summary>The stable <c>code</c> of problem details that do not come from a fault; a fault's code is its own name.</summary>
public static class ProblemCode
{
    /// <summary>401: no <c>x-api-key</c>, or a wrong one.</summary>
    public const string KeyRequired = "KeyRequired";

    /// <summary>403: a page of another site, or a foreign host name, asked a service that trusts its own machine.</summary>
    public const string ForeignOrigin = "ForeignOrigin";

    /// <summary>404: there is nothing of this id.</summary>
    public const string NotFound = "NotFound";

    /// <summary>400: a value is out of its range or not one of those allowed.</summary>
    public const string InvalidValue = "InvalidValue";

    /// <summary>400: the query holds a name that this address does not know.</summary>
    public const string UnknownName = "UnknownName";

    /// <summary>400: the body is not the JSON expected.</summary>
    public const string BodyUnreadable = "BodyUnreadable";

    /// <summary>413: the body is larger than <see cref="ApiPipeline.MaximumBodyBytes"/>.</summary>
    public const string BodyTooLarge = "BodyTooLarge";

    /// <summary>415: the body is not <c>application/json</c>.</summary>
    public const string NotJson = "NotJson";

    /// <summary>409: the download is past the state in which a person's word decides.</summary>
    public const string NotProposed = "NotProposed";

    /// <summary>409: the download is not in the torrent client, so there is nothing to look at.</summary>
    public const string NothingToLookAt = "NothingToLookAt";

    /// <summary>409: the field no longer holds what was written, so nothing was undone.</summary>
    public const string NotUndone = "NotUndone";

    /// <summary>409: the run is not running.</summary>
    public const string NotRunning = "NotRunning";

    /// <summary>409: there is no request to draft, because the tracker was not asked for the gap, or has it.</summary>
    public const string NoRequest = "NoRequest";

    /// <summary>409: somebody else changed the same thing at the same moment; read it again and repeat.</summary>
    public const string Changed = "Changed";

    /// <summary>405: the address answers another method, which the header <c>Allow</c> names.</summary>
    public const string MethodNotAllowed = "MethodNotAllowed";

    /// <summary>429: the caller asks too often; the header <c>Retry-After</c> says how long to wait.</summary>
    public const string TooManyRequests = "TooManyRequests";

    /// <summary>400 or 408: the request broke off, or is no good HTTP.</summary>
    public const string RequestUnreadable = "RequestUnreadable";

    /// <summary>499: the caller gave up.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>503: the service is being stopped.</summary>
    public const string Stopping = "Stopping";

    /// <summary>500: a bug; the correlation id finds it in the log.</summary>
    public const string InternalError = "InternalError";
}
