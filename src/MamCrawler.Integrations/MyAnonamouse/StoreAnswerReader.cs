using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Reads what the tracker says to a purchase (external-apis.md C.1.5). What is neither yes nor no is a fault: nobody knows whether it was carried out.</summary>
internal static class StoreAnswerReader
{
    private const int MostCharacters = 200;

    /// <exception cref="Core.Faults.FaultException">The shape is not known.</exception>
    public static StoreAnswer Read(ServiceAnswer answer)
    {
        using var document = answer.ReadObject("the answer to a purchase");
        var error = document.RootElement.Text("error") is { Length: > 0 } text
            ? Redaction.Clean(text.Length <= MostCharacters ? text : text[..MostCharacters])
            : null;
        return (document.RootElement.Flag("success"), error) switch
        {
            (true, _) => new StoreAnswer(Done: true, "The tracker says that it is done."),
            (false, _) => new StoreAnswer(Done: false, $"The tracker refused it: {error ?? "it gave no reason"}."),
            // An old route answers with an error alone.
            (null, { } words) => new StoreAnswer(Done: false, $"The tracker refused it: {words}."),
            _ => throw ShapeFault.Make(MyAnonamouseOptions.Service, "whether the purchase was made", answer.Describe()),
        };
    }
}
