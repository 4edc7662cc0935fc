using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace MamCrawler.Core.Reports.Pages;

/// <summary>Writes HTML in which every value is escaped: of an interpolated text the literal is markup, and what stands in its holes is text, of whatever origin.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder text = new();

    /// <summary>Adds markup with escaped values.</summary>
    public HtmlWriter Add([InterpolatedStringHandlerArgument("")] ref Markup markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Adds the one style of every page, which is ours and no value.</summary>
    public void AddStyle() => text.Append(PageStyle.Css);

    /// <inheritdoc />
    public override string ToString() => text.ToString();

    /// <summary>Puts literals down as they are and values escaped.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Markup
    {
        private readonly StringBuilder text;

        public Markup(int literalLength, int formattedCount, HtmlWriter writer)
        {
            text = writer.text;
            text.EnsureCapacity(text.Length + literalLength + (16 * formattedCount));
        }

        public void AppendLiteral(string literal) => text.Append(literal);

        public void AppendFormatted(string? value) => HtmlText.Append(text, value ?? "");

        public void AppendFormatted(int value) => text.Append(value.ToString(CultureInfo.InvariantCulture));

        /// <summary>A coordinate: as short as it can be told.</summary>
        public void AppendFormatted(double value) => text.Append(value.ToString("0.##", CultureInfo.InvariantCulture));
    }
}
