namespace MamCrawler.Local.CommandLine;

/// <summary>A command cannot do what it was asked, for a reason that its user can do something about.</summary>
/// <param name="sentence">What happened, what it means and what to do.</param>
public sealed class CommandFailedException(string sentence) : Exception(sentence);
