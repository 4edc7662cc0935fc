using System.Text.Json;
using MamCrawler.Simulators.Hosting;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Simulators.GoogleBooks;

/// <summary>A refusal in Google's shape.</summary>
internal sealed record GoogleBooksRefusal(int Code, string Status, string Reason, string Message)
{
    /// <summary>What the details name as the reason.</summary>
    public string? Detail { get; init; }

    public string? Limit { get; init; }

    public int? LimitValue { get; init; }

    public static GoogleBooksRefusal Quota(string limit, int value) =>
        new(
            StatusCodes.Status429TooManyRequests,
            "RESOURCE_EXHAUSTED",
            "rateLimitExceeded",
            $"Quota exceeded for quota metric 'Queries' and limit '{(limit.Contains("PerDay", StringComparison.Ordinal) ? "Queries per day" : "Queries per minute per user")}' of service 'books.googleapis.com'."
        )
        {
            Detail = "RATE_LIMIT_EXCEEDED",
            Limit = limit,
            LimitValue = value,
        };

    public Task WriteAsync(HttpContext context) => JsonAnswer.WriteAsync(context, Write, Code);

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("error");
        json.WriteNumber("code", Code);
        json.WriteString("message", Message);
        json.WriteStartArray("errors");
        json.WriteStartObject();
        json.WriteString("message", Message);
        json.WriteString("domain", "global");
        json.WriteString("reason", Reason);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("status", Status);
        if (Detail is not null)
            WriteDetails(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteDetails(Utf8JsonWriter json)
    {
        json.WriteStartArray("details");
        json.WriteStartObject();
        json.WriteString("@type", "type.googleapis.com/google.rpc.ErrorInfo");
        json.WriteString("reason", Detail);
        json.WriteString("domain", "googleapis.com");
        json.WriteStartObject("metadata");
        json.WriteString("service", "books.googleapis.com");
        if (Limit is not null)
        {
            json.WriteString("quota_limit", Limit);
            json.WriteString("quota_limit_value", $"{LimitValue}");
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
