#nullable disable

using System.Globalization;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>A transaction was rolled back whole.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    /// <summary>Carries over status, message, error code and data of <paramref name="requestFailedException"/>.</summary>
    public TableTransactionFailedException(RequestFailedException requestFailedException)
        : base(
            requestFailedException.Status,
            requestFailedException.Message,
            requestFailedException.ErrorCode,
            requestFailedException.InnerException)
    {
        foreach (var key in requestFailedException.Data.Keys)
            Data.Add(key, requestFailedException.Data[key]);

        if (Data[ODataErrorParser.FailedEntityKey] is string text &&
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            FailedTransactionActionIndex = index;
        }
    }

    /// <summary>The zero-based position of the action that failed; null when the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; }
}
