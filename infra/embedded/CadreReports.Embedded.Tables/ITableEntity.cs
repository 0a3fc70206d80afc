#nullable disable

namespace Azure.Data.Tables;

/// <summary>The four system properties that every entity carries.</summary>
public interface ITableEntity
{
    /// <summary>The first half of the key; entities of one partition can be written in one transaction.</summary>
    string PartitionKey { get; set; }

    /// <summary>The second half of the key, unique within the partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last wrote the entity (UTC); never sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The version that was read; never sent, an If-Match is passed to the call.</summary>
    ETag ETag { get; set; }
}
