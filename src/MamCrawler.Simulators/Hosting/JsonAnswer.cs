using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Simulators.Hosting;

/// <summary>Writes JSON answers as a stream, so that an answer of a hundred megabytes needs no memory.</summary>
internal static class JsonAnswer
{
    private const int FlushAt = 1 << 16;

    public static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        var (writer, response) = Begin(context, status);
        await using (writer)
        {
            write(writer);
        }

        await response.BodyWriter.FlushAsync();
    }

    /// <summary>Writes an object whose first member is an array of many entries.</summary>
    public static async Task WriteListAsync<T>(
        HttpContext context,
        string name,
        IEnumerable<T> entries,
        Action<Utf8JsonWriter, T> writeEntry,
        Action<Utf8JsonWriter>? writeRest = null
    )
    {
        var (writer, response) = Begin(context, StatusCodes.Status200OK);
        await using (writer)
        {
            writer.WriteStartObject();
            writer.WriteStartArray(name);
            foreach (var entry in entries)
            {
                writeEntry(writer, entry);
                if (writer.BytesPending > FlushAt)
                {
                    writer.Flush();
                    await response.BodyWriter.FlushAsync();
                }
            }

            writer.WriteEndArray();
            writeRest?.Invoke(writer);
            writer.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync();
    }

    private static (Utf8JsonWriter Writer, HttpResponse Response) Begin(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return (new Utf8JsonWriter(context.Response.BodyWriter), context.Response);
    }
}
