namespace MamCrawler.Core.Faults;

/// <summary>A fault that stops all work with a service until a person has looked.</summary>
public sealed class AskPersonFaultException : FaultException
{
    /// <summary>Makes the fault.</summary>
    public AskPersonFaultException(FaultName name, string service, string sentence, Exception? innerException = null, string? cause = null)
        : base(new Fault(name, service, sentence, FaultResponse.AskPerson, Cause: cause), innerException) { }
}
