namespace Azure.Data.Tables;

/// <summary>What a write does with stored properties that the sent entity does not name.</summary>
public enum TableUpdateMode
{
    /// <summary>Keeps them.</summary>
    Merge = 0,

    /// <summary>Drops them.</summary>
    Replace = 1,
}
