using System.Text;
using System.Text.Json.Serialization;
using MamCrawler.Core.Notices;

namespace MamCrawler.Integrations.Webhooks.Bodies;

/// <summary>An adaptive card for "When a Teams webhook request is received". Runs of text know no markup; a message of more than 28 KB would not be taken.</summary>
internal static class TeamsBody
{
    private const string Schema = "http://adaptivecards.io/schemas/adaptive-card.json";
    private const int MostBytes = 12_000;

    public static object Of(Notice notice)
    {
        var lines = MessageText.Of(notice, MostBytes, Encoding.UTF8.GetByteCount, line => line).Split('\n');
        Block[] blocks = [Block.Of(notice.Title, "large"), .. lines.Select(line => Block.Of(line, "default"))];
        return new Message("message", [new Attachment("application/vnd.microsoft.card.adaptive", new Card(Schema, "AdaptiveCard", "1.4", blocks))]);
    }

    private sealed record Message(string Type, Attachment[] Attachments);

    private sealed record Attachment(string ContentType, Card Content);

    private sealed record Card([property: JsonPropertyName("$schema")] string Schema, string Type, string Version, Block[] Body);

    private sealed record Block(string Type, Run[] Inlines)
    {
        public static Block Of(string text, string size) => new("RichTextBlock", [new Run("TextRun", text, size, size == "large" ? "bolder" : "default")]);
    }

    private sealed record Run(string Type, string Text, string Size, string Weight);
}
