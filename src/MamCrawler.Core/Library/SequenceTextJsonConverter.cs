using System.Text.Json;
using System.Text.Json.Serialization;

namespace MamCrawler.Core.Library;

/// <summary>Keeps a sequence text as the text that came; its meaning is read again.</summary>
internal sealed class SequenceTextJsonConverter : JsonConverter<SequenceText>
{
    public override SequenceText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => SequenceText.Parse(reader.GetString());

    public override void Write(Utf8JsonWriter writer, SequenceText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Raw);
}
