namespace MamCrawler.Core.Faults;

/// <summary>A fault that passes by itself: wait and try again.</summary>
public sealed class WaitFaultException : FaultException
{
    /// <summary>Makes the fault.</summary>
    public WaitFaultException(FaultName name, string service, string sentence, TimeSpan? retryAfter = null, Exception? innerException = null)
        : base(new Fault(name, service, sentence, FaultResponse.Wait, retryAfter), innerException) { }
}
