using System.Net;
using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.GoogleBooks;

/// <summary>Names what the catalogue's refusals mean (<c>{"error": {"code", "status", "errors": [{"reason"}], "details": [...]}}</c>).</summary>
internal static class GoogleBooksRefusal
{
    private const string Service = GoogleBooksApi.Service;

    /// <summary>The fault for an answer that is no success.</summary>
    public static FaultException Of(ServiceAnswer answer, string keySecret, DateTimeOffset now)
    {
        var (reasons, limit, perDay) = Read(answer);
        if (
            answer.Status == HttpStatusCode.TooManyRequests
            || reasons.Any(static reason => reason.EndsWith("LimitExceeded", StringComparison.OrdinalIgnoreCase))
        )
        {
            if (limit == "0")
                return Ask(
                    FaultName.NotConfigured,
                    $"allows this key no queries at all (its daily limit is 0). Make a key of your own, and keep it with: mamcrawler secret set {keySecret}"
                );
            return perDay || reasons.Contains("dailyLimitExceeded")
                ? Spent(GoogleBooksDay.UntilNext(now))
                : WitnessFaults.RateLimited(answer, $"asked for fewer requests ({(int)answer.Status})");
        }

        if (answer.Status == HttpStatusCode.Unauthorized || reasons.Overlaps(["API_KEY_INVALID", "keyInvalid", "keyExpired"]))
            return Ask(
                FaultName.WitnessUnavailable,
                $"refused the key ({(int)answer.Status}). Make a new one, and keep it with: mamcrawler secret set {keySecret}"
            );
        if (reasons.Overlaps(["accessNotConfigured", "SERVICE_DISABLED", "API_KEY_SERVICE_BLOCKED"]))
            return Ask(
                FaultName.WitnessUnavailable,
                "says that the Books API is not switched on for the key's project (403). Switch it on in Google's cloud console"
            );
        return reasons.Contains("unknownLocation")
            ? WitnessFaults.Refused(answer, "cannot tell the country of the request (403); name it with the setting googleBooks.country")
            : WitnessFaults.Of(answer, "a list of volumes");
    }

    private static WaitFaultException Spent(TimeSpan wait) =>
        new(
            FaultName.RateLimited,
            Service,
            $"{Service} says that the day's quota of the key is spent. The other providers go on without it; it is asked again tomorrow.",
            wait
        );

    private static AskPersonFaultException Ask(FaultName name, string what) => new(name, Service, $"{Service} {what}. The other providers go on without it.");

    private static (HashSet<string> Reasons, string? Limit, bool PerDay) Read(ServiceAnswer answer)
    {
        var reasons = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var document = answer.ReadObject("an error");
            if (document.RootElement.Member("error") is not { } error)
                return (reasons, null, false);
            JsonElement[] entries = [.. error.Items("errors"), .. error.Items("details")];
            reasons.UnionWith(entries.Select(static entry => entry.Text("reason")).OfType<string>());
            var facts = entries.Select(static entry => entry.Member("metadata")).OfType<JsonElement>().ToArray();
            return (
                reasons,
                facts.Select(static fact => fact.Text("quota_limit_value")).FirstOrDefault(static value => value is not null),
                facts.Any(static fact => fact.Text("quota_limit")?.Contains("PerDay", StringComparison.OrdinalIgnoreCase) == true)
                    || error.Text("message")?.Contains("per day", StringComparison.OrdinalIgnoreCase) == true
            );
        }
        catch (StopFaultException)
        {
            // Not JSON: a proxy's page. The status alone says enough.
            return (reasons, null, false);
        }
    }
}
