namespace MamCrawler.Core.Faults;

/// <summary>A fault on its way to whoever answers it. Adapters throw one of the three derived kinds; anything else that is thrown is a bug.</summary>
public abstract class FaultException(Fault fault, Exception? innerException = null) : Exception(fault.Sentence, innerException)
{
    /// <summary>The fault itself.</summary>
    public Fault Fault { get; } = fault;

    /// <summary>True when the service took the request with a status of success, whatever came back with it: what was asked for may have been carried out.</summary>
    public bool MayBeCarriedOut { get; set; }
}
