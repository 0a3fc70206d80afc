namespace CadreReports.Storage;

/// <summary>The tables, blob containers and queues of the system.</summary>
public static class StorageNames
{
    /// <summary>The configuration key of the data account, also the trigger attributes' connection.</summary>
    public const string Connection = "CadreStorage";

    public const string InboxContainer = "inbox";
    public const string ArchiveContainer = "archive";
    public const string QuarantineContainer = "quarantine";
    public const string ReceiptsContainer = "receipts";
    public const string ReportsContainer = "reports";
    public const string ConfirmationsContainer = "confirmations";

    public const string IngestQueue = "ingest";
    public const string SummariseQueue = "summarise";
    public const string ReviewQueue = "review";
    public const string OutboxQueue = "outbox";

    /// <summary>Comes behind a queue's name for the queue of what was tried often enough.</summary>
    public const string PoisonSuffix = "-poison";

    /// <summary>Where the host puts blob events that were tried often enough, with <see cref="PoisonSuffix"/>.</summary>
    public const string BlobTriggerQueue = "webjobs-blobtrigger";

    public const string SubmissionsTable = "Submissions";
    public const string VersionsTable = "SubmissionVersions";
    public const string FactsTable = "Facts";
    public const string TextsTable = "Texts";
    public const string FindingsTable = "Findings";
    public const string ExplanationsTable = "Explanations";
    public const string UploadsTable = "Uploads";
    public const string UnclaimedTable = "Unclaimed";
    public const string PeriodsTable = "Periods";
    public const string ContactsTable = "Contacts";
    public const string RemindersTable = "Reminders";
    public const string RoundsTable = "Rounds";
    public const string FailuresTable = "Failures";
    public const string AuditTable = "Audit";

    /// <summary>What restores noted.</summary>
    public const string RestoredTable = "Restored";

    /// <summary>Who may sign in, with the hashes of passwords, and open sessions.</summary>
    public const string AccountsTable = "Accounts";

    /// <summary>The keys of scripts, as hashes.</summary>
    public const string KeysTable = "ApiKeys";

    /// <summary>The keys that cookies and anti-forgery tokens are protected with.</summary>
    public const string ProtectionContainer = "protection";

    /// <summary>Where it is tried, again and again, whether blobs can be written, read and deleted; nothing stays there.</summary>
    public const string HealthContainer = "health";

    /// <inheritdoc cref="HealthContainer"/>
    public const string HealthQueue = "health";

    /// <inheritdoc cref="HealthContainer"/>
    public const string HealthTable = "Health";

    /// <summary>
    /// Where Event Grid puts what it could not tell the program of for a day. Only the deployment to Azure has it; the
    /// program neither makes nor reads it, for the reconciler finds the same files in the inbox.
    /// </summary>
    public const string DeadLetterContainer = "dead-letters";

    internal static readonly string[] Containers =
        [InboxContainer, ArchiveContainer, QuarantineContainer, ReceiptsContainer, ReportsContainer, ConfirmationsContainer];

    internal static readonly string[] Queues = [IngestQueue, SummariseQueue, ReviewQueue, OutboxQueue];

    /// <summary>Queues that no function reads.</summary>
    internal static readonly string[] OwnQueues = [HealthQueue];

    internal static readonly string[] Tables =
    [
        SubmissionsTable, VersionsTable, FactsTable, TextsTable, FindingsTable, ExplanationsTable, UploadsTable, UnclaimedTable,
        PeriodsTable, ContactsTable, RemindersTable, RoundsTable, FailuresTable, AuditTable,
    ];

    /// <summary>
    /// About this account alone, and so in no backup: what an old copy brought back could let somebody in whose access has
    /// ended since.
    /// </summary>
    internal static readonly string[] OwnTables = [RestoredTable, AccountsTable, KeysTable, HealthTable];

    /// <inheritdoc cref="OwnTables"/>
    internal static readonly string[] OwnContainers = [ProtectionContainer, HealthContainer];
}
