using YamlDotNet.RepresentationModel;

namespace MamCrawler.Infra.Tests;

/// <summary>A YAML document, or a part of one.</summary>
internal sealed class Yaml(YamlNode node)
{
    /// <summary>The keys and values of a map.</summary>
    public IEnumerable<(string Key, Yaml Value)> Entries =>
        node is YamlMappingNode map ? map.Children.Select(entry => (((YamlScalarNode)entry.Key).Value!, new Yaml(entry.Value))) : [];

    /// <summary>The items of a list.</summary>
    public IEnumerable<Yaml> Items => node is YamlSequenceNode list ? list.Children.Select(item => new Yaml(item)) : [];

    /// <summary>The text of a value; null for a map or a list.</summary>
    public string? Scalar => (node as YamlScalarNode)?.Value;

    public bool IsMap => node is YamlMappingNode;

    public static Yaml Read(string path)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(Repository.Read(path));
        stream.Load(reader);
        return new Yaml(Assert.Single(stream.Documents).RootNode);
    }

    public Yaml? Find(string key) => Entries.Where(entry => entry.Key == key).Select(entry => entry.Value).FirstOrDefault();

    public Yaml Map(string key) => Find(key) ?? throw new InvalidOperationException($"There is no '{key}'.");

    public string? Text(string key) => Find(key)?.Scalar;
}
