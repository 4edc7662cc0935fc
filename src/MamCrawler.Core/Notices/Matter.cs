namespace MamCrawler.Core.Notices;

/// <summary>One thing that a person should know of, as long as it lasts.</summary>
/// <param name="Kind">Its kind, <see cref="NoticeKind.Hold"/> or <see cref="NoticeKind.Alarm"/>.</param>
/// <param name="Key">What it is, for as long as it is the same thing: it is told once.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Text">What happened and what to do; no secret.</param>
public sealed record Matter(NoticeKind Kind, string Key, string Title, string Text);
