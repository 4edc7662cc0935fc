using System.Text.Json;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Audible;

/// <summary>Writes a product: only what the response groups ask for.</summary>
internal sealed class ProductJson(IReadOnlySet<string> groups)
{
    public static void WriteStub(Utf8JsonWriter json, string asin)
    {
        json.WriteStartObject();
        json.WriteString("asin", asin);
        json.WriteEndObject();
    }

    public void WriteSeries(Utf8JsonWriter json, WorldSeries series)
    {
        json.WriteStartObject();
        json.WriteString("asin", series.Asin);
        if (Any("product_desc", "product_attrs"))
        {
            json.WriteString("title", series.Name);
            json.WriteString("content_type", "Series");
            json.WriteString("content_delivery_type", "BookSeries");
            json.WriteString("publication_name", series.Name);
        }

        if (Any("contributors"))
            WritePeople(json, "authors", [series.Author], withAsin: true);
        if (Any("relationships"))
        {
            json.WriteStartArray("relationships");
            var sort = 1;
            foreach (var work in series.Works.Where(work => work.Asin is not null))
                WriteRelationship(json, work.Asin!, "child", "series", Sequence(work, series), sort++, work.Title);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    public void Write(Utf8JsonWriter json, WorldWork work)
    {
        json.WriteStartObject();
        json.WriteString("asin", work.Asin);
        if (Any("product_desc", "product_attrs"))
            WriteAttributes(json, work);
        if (Any("contributors"))
        {
            WritePeople(json, "authors", [work.Author], withAsin: true);
            WritePeople(json, "narrators", work.Narrators, withAsin: false);
        }

        if (Any("series"))
            WriteSeriesOf(json, work);
        if (Any("relationships"))
            WriteRelationships(json, work);
        if (Any("sku"))
        {
            json.WriteString("sku", $"BK_SIMU_{work.Index:D6}US");
            json.WriteString("sku_lite", $"BK_SIMU_{work.Index:D6}");
        }

        if (Any("product_extended_attrs"))
            ProductExtras.WriteSummary(json, work);
        if (Any("media"))
            ProductExtras.WriteImages(json, work);
        if (Any("category_ladders"))
            ProductExtras.WriteLadders(json, work);
        json.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter json, WorldWork work)
    {
        json.WriteString("title", work.Title);
        if (work.Subtitle is not null)
            json.WriteString("subtitle", work.Subtitle);
        if (work.RuntimeMinutes > 0)
            json.WriteNumber("runtime_length_min", work.RuntimeMinutes);
        json.WriteString("release_date", work.ReleaseDate.ToString("yyyy-MM-dd"));
        json.WriteString("issue_date", work.ReleaseDate.ToString("yyyy-MM-dd"));
        json.WriteString("language", work.Language);
        json.WriteString(
            "format_type",
            work.Kind switch
            {
                WorldWorkKind.Abridged => "abridged",
                WorldWorkKind.Dramatised or WorldWorkKind.DramatisedPart => "original_recording",
                _ => "unabridged",
            }
        );
        json.WriteString("publisher_name", work.Publisher);
        json.WriteString("content_type", "Product");
        var whole = work.Components.Count > 0 ? "MultiPartBook" : "SinglePartBook";
        json.WriteString("content_delivery_type", work.Kind == WorldWorkKind.Component ? "AudioPart" : whole);
        json.WriteBoolean("has_children", work.Components.Count > 0);
        json.WriteBoolean("is_listenable", work.Kind != WorldWorkKind.Unreleased);
        json.WriteString("merchandising_summary", "");
    }

    private static void WriteSeriesOf(Utf8JsonWriter json, WorldWork work)
    {
        if (!work.Series.Any(membership => membership.Series.Asin is not null))
            return;

        json.WriteStartArray("series");
        foreach (var membership in work.Series.Where(membership => membership.Series.Asin is not null))
        {
            json.WriteStartObject();
            json.WriteString("asin", membership.Series.Asin);
            json.WriteString("title", membership.Series.Name);
            json.WriteString("sequence", membership.Sequence);
            json.WriteString("url", $"/series/{membership.Series.Asin}");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRelationships(Utf8JsonWriter json, WorldWork work)
    {
        json.WriteStartArray("relationships");
        foreach (var membership in work.Series.Where(membership => membership.Series.Asin is not null))
            WriteRelationship(json, membership.Series.Asin!, "parent", "series", membership.Sequence, 1, membership.Series.Name);
        for (var part = 0; part < work.Components.Count; part++)
            WriteRelationship(json, work.Components[part].Asin!, "child", "component", "", part + 1, work.Components[part].Title);
        if (work is { Kind: WorldWorkKind.Component, Of: { Asin: { } whole } of })
            WriteRelationship(json, whole, "parent", "component", "", 1, of.Title);
        json.WriteEndArray();
    }

    private static void WriteRelationship(Utf8JsonWriter json, string asin, string to, string type, string sequence, int sort, string title)
    {
        json.WriteStartObject();
        json.WriteString("asin", asin);
        json.WriteString("relationship_to_product", to);
        json.WriteString("relationship_type", type);
        json.WriteString("sequence", sequence);
        json.WriteString("sort", $"{sort}");
        json.WriteString("title", title);
        json.WriteString("url", $"/pd/{asin}");
        json.WriteEndObject();
    }

    private static void WritePeople(Utf8JsonWriter json, string name, IReadOnlyList<string> people, bool withAsin)
    {
        json.WriteStartArray(name);
        foreach (var person in people)
        {
            json.WriteStartObject();
            if (withAsin)
                json.WriteString("asin", Identifiers.Asin('P', StableHash.Id(person)));
            json.WriteString("name", person);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Sequence(WorldWork work, WorldSeries series) => work.Series.First(membership => membership.Series == series).Sequence;

    private bool Any(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (groups.Contains(name))
                return true;
        }

        return false;
    }
}
