namespace CadreReports.Tests.Costs;

/// <summary>What a request to storage is billed as, in a general-purpose v2 account.</summary>
internal enum BillingClass
{
    BlobWrite,
    BlobList,
    BlobRead,
    BlobOther,
    BlobFree,
    QueueClass1,
    QueueClass2,
    TableWrite,
    TableBatch,
    TableRead,
    TableScan,
}

/// <summary>Requests to storage by what they are billed as.</summary>
internal sealed record StorageUse(IReadOnlyDictionary<BillingClass, int> Requests)
{
    public int this[BillingClass billed] => Requests.GetValueOrDefault(billed);

    public static StorageUse operator -(StorageUse left, StorageUse right) =>
        new(Enum.GetValues<BillingClass>().ToDictionary(billed => billed, billed => left[billed] - right[billed]));

    /// <summary>What a request is billed as.</summary>
    /// <param name="service">0 for blobs, 1 for queues, 2 for tables.</param>
    /// <param name="method">Of HTTP.</param>
    /// <param name="path">Begins with the account's name, as the emulator has it.</param>
    /// <param name="query">The query's names.</param>
    public static BillingClass ClassOf(int service, string method, string path, IReadOnlyDictionary<string, string> query)
    {
        switch (service)
        {
            case 1:
                // Writing, deleting and changing; taking, peeking and asking is the other class.
                return method is "GET" or "HEAD" ? BillingClass.QueueClass2 : BillingClass.QueueClass1;
            case 2:
                return path.EndsWith("/$batch", StringComparison.Ordinal) ? BillingClass.TableBatch
                    : method != "GET" ? BillingClass.TableWrite
                    : path.Contains("RowKey=", StringComparison.Ordinal) ? BillingClass.TableRead
                    : BillingClass.TableScan;
        }

        var isContainer = path.Trim('/').Split('/').Length < 3;
        var part = query.GetValueOrDefault("comp");
        return (method, isContainer, part) switch
        {
            ("DELETE", _, _) => BillingClass.BlobFree,
            ("GET", _, "list") or ("PUT", true, null) => BillingClass.BlobList,
            ("GET", false, null) => BillingClass.BlobRead,
            ("PUT", false, null or "block" or "blocklist" or "appendblock") => BillingClass.BlobWrite,
            _ => BillingClass.BlobOther,
        };
    }
}
