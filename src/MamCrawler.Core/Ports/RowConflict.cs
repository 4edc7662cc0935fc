namespace MamCrawler.Core.Ports;

/// <summary>What can stand against a write.</summary>
public enum RowConflict
{
    AlreadyExists,
    NotFound,
    Changed,
}
