namespace MamCrawler.Web;

/// <summary>A setting or secret that a host lacks: its name, never a value.</summary>
/// <param name="Service">Which service cannot be asked without it.</param>
/// <param name="Kind">"setting" or "secret".</param>
/// <param name="Name">The setting's path, or the secret's name.</param>
public sealed record MissingConfiguration(string Service, string Kind, string Name);
