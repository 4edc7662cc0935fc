using MamCrawler.Hosting.Doctoring;

namespace MamCrawler.Local.Doctoring;

/// <summary>Compares the clock with the date that a server states. Leases, rests and certificates are judged by the clock.</summary>
internal static class ClockCheck
{
    private static readonly TimeSpan LargestSkew = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    internal static async Task<Finding> RunAsync(Uri server, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Patience };
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, server);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return answer.Headers.Date is { } date ? Judge(timeProvider.GetUtcNow() - date) : Unknown($"{server.Host} states no date");
        }
        catch (Exception exception)
            when (exception is HttpRequestException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return Unknown($"{server.Host} did not answer");
        }
    }

    private static Finding Unknown(string why) =>
        new("Clock", true, $"It was not compared: {why}. Compare it by hand: rests, leases and certificates are judged by it.") { Advises = true };

    private static Finding Judge(TimeSpan skew) =>
        skew.Duration() <= LargestSkew
            ? new Finding("Clock", true, "It agrees with that of the servers.")
            : new Finding(
                "Clock",
                false,
                $"It is {skew.Duration().TotalSeconds:0} s {(skew > TimeSpan.Zero ? "fast" : "slow")}, so rests, leases and certificates are judged wrongly. Switch on time synchronisation."
            );
}
