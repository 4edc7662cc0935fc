namespace MamCrawler.Core.Drift;

/// <summary>What must be in the answer to a question before anything may be concluded from it. Whatever else is there, or is not, is read tolerantly.</summary>
/// <param name="Service">Who answers.</param>
/// <param name="Question">What was asked, in letters and hyphens: "account".</param>
/// <param name="Holds">What depends on it and stands still in safe mode, in words: "every download".</param>
/// <param name="Required">Paths such as <c>data[].id</c>, alternatives with <c>|</c> between them. A path into a list holds when the list is empty, or when any element has it.</param>
public sealed record ShapeContract(string Service, string Question, string Holds, IReadOnlyList<string> Required)
{
    /// <summary>The name under which it is kept: letters, digits and hyphens.</summary>
    public string Id => $"{Service}-{Question}";

    /// <summary>What is missing in an answer; nothing when its shape is good.</summary>
    public IReadOnlyList<string> MissingFrom(ShapePaths paths) => [.. Required.Where(required => !required.Split('|').Any(paths.Has))];
}
