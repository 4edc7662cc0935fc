using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MamCrawler.Core.State;

/// <summary>How values are written into rows and documents: JSON with names for enums, nulls left out, compressed where it may grow.</summary>
public static class StateJson
{
    /// <summary>The one set of JSON options for state.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Serialises a value to compressed bytes.</summary>
    public static byte[] Compress<T>(T value)
    {
        using var buffer = new MemoryStream();
        using (var zip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(zip, value, Options);
        return buffer.ToArray();
    }

    /// <summary>Reads a value that <see cref="Compress{T}"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are not what this version writes.</exception>
    public static T Decompress<T>(byte[] bytes)
    {
        using var zip = new GZipStream(new MemoryStream(bytes, writable: false), CompressionMode.Decompress);
        return Read<T>(zip);
    }

    /// <summary>Reads a JSON value from a stream.</summary>
    /// <exception cref="InvalidDataException">The stream does not hold one.</exception>
    public static T Read<T>(Stream stream)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new InvalidDataException($"The stored {typeof(T).Name} is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The stored {typeof(T).Name} cannot be read: {exception.Message}", exception);
        }
    }
}
