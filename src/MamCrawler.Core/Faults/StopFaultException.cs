namespace MamCrawler.Core.Faults;

/// <summary>A fault that ends this piece of work, and only this.</summary>
public sealed class StopFaultException : FaultException
{
    /// <summary>Makes the fault.</summary>
    public StopFaultException(FaultName name, string service, string sentence, Exception? innerException = null)
        : base(new Fault(name, service, sentence, FaultResponse.Stop), innerException) { }
}
