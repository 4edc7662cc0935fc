using System.Globalization;
using System.Text.Json;
using System.Xml;
using Azure;
using Azure.Identity;

namespace MamCrawler.Azure.Answers;

/// <summary>What an Azure service said when it did not do what it was asked.</summary>
/// <param name="Kind">The kind of refusal.</param>
/// <param name="Word">The status and the service's own word for it, for a sentence. Never holds content.</param>
/// <param name="RetryAfter">How long it asked to be left alone, if it said so.</param>
internal sealed record AzureAnswer(AzureAnswerKind Kind, string Word, TimeSpan? RetryAfter = null)
{
    /// <summary>Reads an exception of the SDK; null when it is none, or when the caller itself cancelled.</summary>
    public static AzureAnswer? Of(Exception exception, CancellationToken cancellationToken) =>
        exception switch
        {
            _ when cancellationToken.IsCancellationRequested && exception is OperationCanceledException => null,
            // The directory is away or busy: that passes, other than an identity that is not there.
            AuthenticationFailedException { InnerException: { } cause }
                when Of(cause, cancellationToken) is { Kind: AzureAnswerKind.Unreachable or AzureAnswerKind.Throttled or AzureAnswerKind.Broken } passing =>
                passing,
            AuthenticationFailedException => new(AzureAnswerKind.NoIdentity, exception.GetType().Name),
            RequestFailedException failed => Of(failed),
            // Every try failed: the last one tells why.
            AggregateException { InnerExceptions: [.., var last] } => Of(last, cancellationToken),
            OperationCanceledException => new(AzureAnswerKind.Unreachable, "no answer in time"),
            IOException or HttpRequestException => new(AzureAnswerKind.Unreachable, exception.GetType().Name),
            // What the SDK throws when an answer, often a proxy's, is not in the service's shape.
            KeyNotFoundException or JsonException or XmlException => new(AzureAnswerKind.Broken, "an answer that cannot be read"),
            _ => null,
        };

    /// <summary>The wait asked for in seconds, milliseconds or until a date; null when there is none.</summary>
    public static TimeSpan? WaitAskedFor(Response response)
    {
        if ((Number(response, "retry-after-ms") ?? Number(response, "x-ms-retry-after-ms")) is { } milliseconds)
            return TimeSpan.FromMilliseconds(milliseconds);
        if (Number(response, "Retry-After") is { } seconds)
            return TimeSpan.FromSeconds(seconds);
        return
            response.Headers.TryGetValue("Retry-After", out var text)
            && response.Headers.Date is { } now
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until)
            && until > now
            ? until - now
            : null;
    }

    private static AzureAnswer Of(RequestFailedException failed)
    {
        // A code is a word; anything else in its place is somebody's text and may hold anything.
        var code = failed.ErrorCode is { Length: > 0 and <= 64 } given && given.All(char.IsAsciiLetterOrDigit) ? " " + given : "";
        var word = failed.Status == 0 ? "no connection" : $"{failed.Status}{code}";
        var kind = failed.Status switch
        {
            0 or 408 => AzureAnswerKind.Unreachable,
            401 or 403 => AzureAnswerKind.Refused,
            429 or 503 => AzureAnswerKind.Throttled,
            404 => AzureAnswerKind.NotFound,
            409 => AzureAnswerKind.Conflict,
            412 => AzureAnswerKind.Changed,
            >= 400 and < 500 => AzureAnswerKind.Malformed,
            _ => AzureAnswerKind.Broken,
        };
        return new AzureAnswer(kind, word, failed.GetRawResponse() is { } response ? WaitAskedFor(response) : null);
    }

    private static double? Number(Response response, string header) =>
        response.Headers.TryGetValue(header, out var text)
        && double.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= int.MaxValue
            ? number
            : null;
}
