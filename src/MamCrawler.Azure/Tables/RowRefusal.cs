using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using MamCrawler.Core.Ports;

namespace MamCrawler.Azure.Tables;

/// <summary>Reads why Table Storage did not take a write: a conflict or a broken limit. Anything else is a fault of the account.</summary>
internal static class RowRefusal
{
    private const int Conflict = 409;
    private const int NotFound = 404;
    private const int Changed = 412;

    /// <summary>True when the table is not there (yet).</summary>
    public static bool IsMissingTable(RequestFailedException exception) =>
        exception.Status == NotFound && exception.ErrorCode == TableErrorCode.TableNotFound.ToString();

    /// <summary>True when the row or its table is not there, in the service's own word: any other 404 says nothing of the row.</summary>
    public static bool IsMissing(RequestFailedException exception) =>
        IsMissingTable(exception) || exception is { Status: NotFound, ErrorCode: "ResourceNotFound" or "EntityNotFound" };

    /// <summary>The exception that the port promises; null for another refusal.</summary>
    public static Exception? Of(string table, IReadOnlyList<TableOperation> operations, RequestFailedException exception)
    {
        var place =
            exception is TableTransactionFailedException { FailedTransactionActionIndex: { } index } && index >= 0 && index < operations.Count ? index : 0;
        var row = operations[place].Row;
        RowConflict? conflict = exception.Status switch
        {
            Conflict when exception.ErrorCode == TableErrorCode.EntityAlreadyExists.ToString() => RowConflict.AlreadyExists,
            NotFound when IsMissing(exception) => RowConflict.NotFound,
            Changed => RowConflict.Changed,
            _ => null,
        };
        if (conflict is { } lost)
            return new RowConflictException(table, row.PartitionKey, row.RowKey, lost);
        return IsLimit(exception) ? new ArgumentException($"Table '{table}' did not take row '{row.RowKey}': {exception.ErrorCode}.", exception) : null;
    }

    // What only the service can see: a merged row, and a batch as it travels, where bytes grow by a third.
    private static bool IsLimit(RequestFailedException exception) =>
        exception.Status == 413 || exception.ErrorCode is "EntityTooLarge" or "TooManyProperties" or "PropertyValueTooLarge" or "RequestBodyTooLarge";
}
