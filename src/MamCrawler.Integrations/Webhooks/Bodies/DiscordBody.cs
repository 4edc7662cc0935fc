using System.Text;
using System.Text.Json.Serialization;
using MamCrawler.Core.Notices;

namespace MamCrawler.Integrations.Webhooks.Bodies;

/// <summary>Discord's "Execute Webhook": at most 2,000 characters. A title can neither call anybody, nor be markup, nor unfold a link.</summary>
internal static class DiscordBody
{
    public const int MostCharacters = 2000;
    private const int SuppressEmbeds = 4;
    private const string Markup = "\\*_~`|>#[]()<-";

    public static object Of(Notice notice)
    {
        var title = $"**{Escape(notice.Title)}**\n";
        return new Message(title + MessageText.Of(notice, MostCharacters - title.Length, text => text.Length, Escape), new Mentions([]), SuppressEmbeds);
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
            (Markup.Contains(letter) ? escaped.Append('\\') : escaped).Append(letter);
        return escaped.ToString();
    }

    private sealed record Message(string Content, [property: JsonPropertyName("allowed_mentions")] Mentions AllowedMentions, int Flags);

    private sealed record Mentions(string[] Parse);
}
