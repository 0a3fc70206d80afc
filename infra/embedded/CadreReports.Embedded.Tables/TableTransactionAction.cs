#nullable disable

namespace Azure.Data.Tables;

/// <summary>One write of a transaction.</summary>
public class TableTransactionAction
{
    /// <summary>An action without a condition.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>An action that, for updates and deletes, holds only while the stored entity has this ETag.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    public TableTransactionActionType ActionType { get; }

    public ITableEntity Entity { get; }

    public ETag ETag { get; }
}

/// <summary>What a <see cref="TableTransactionAction"/> does.</summary>
public enum TableTransactionActionType
{
    /// <summary>Inserts; fails when the entity exists.</summary>
    Add = 0,

    /// <summary>Merges into an existing entity.</summary>
    UpdateMerge = 1,

    /// <summary>Replaces an existing entity.</summary>
    UpdateReplace = 2,

    /// <summary>Deletes; fails when the entity is missing.</summary>
    Delete = 3,

    /// <summary>Inserts, or merges into the existing entity.</summary>
    UpsertMerge = 4,

    /// <summary>Inserts, or replaces the existing entity.</summary>
    UpsertReplace = 5,
}
