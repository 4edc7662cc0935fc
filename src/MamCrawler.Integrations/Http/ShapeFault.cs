using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.Http;

/// <summary>Makes the fault for an answer that is not of the shape this version knows (rules.md 1.5).</summary>
public static class ShapeFault
{
    /// <summary>The fault in words.</summary>
    /// <param name="service">Who answered.</param>
    /// <param name="expected">What was expected ("a JSON object with \"results\"").</param>
    /// <param name="came">What came instead, free of secrets.</param>
    /// <param name="innerException">What the reader said.</param>
    public static StopFaultException Make(string service, string expected, string came, Exception? innerException = null) =>
        new(
            FaultName.ShapeChanged,
            service,
            $"{service} answered in a shape this version does not know: expected {expected}, got {came}. Nothing was concluded from it. Check the address, then look for a newer version.",
            innerException
        );

    /// <summary>The fault for a body, quoting its redacted start.</summary>
    public static StopFaultException Make(string service, string expected, ReadOnlySpan<byte> body, Exception? innerException = null) =>
        Make(service, expected, Redaction.Describe(body), innerException);
}
