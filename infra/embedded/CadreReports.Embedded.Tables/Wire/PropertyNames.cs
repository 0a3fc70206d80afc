namespace Azure.Data.Tables.Wire;

/// <summary>Names that mean something to the service or to the client itself.</summary>
internal static class PropertyNames
{
    public const string PartitionKey = "PartitionKey";
    public const string RowKey = "RowKey";
    public const string Timestamp = "Timestamp";
    public const string ETag = "ETag";
    public const string ODataETag = "odata.etag";
    public const string ODataMetadata = "odata.metadata";
    public const string ODataTypeSuffix = "@odata.type";
}
