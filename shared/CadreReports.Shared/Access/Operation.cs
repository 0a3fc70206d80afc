namespace CadreReports.Access;

/// <summary>What can be asked of the system.</summary>
public enum Operation
{
    /// <summary>See whether the system works.</summary>
    ReadHealth,

    /// <summary>Try closely how the system works, and see what waits or is late.</summary>
    ReadDeepHealth,

    /// <summary>Download a province's template.</summary>
    DownloadTemplate,

    /// <summary>Send a province's workbook.</summary>
    Upload,

    /// <summary>Check a province's workbook without sending it.</summary>
    Validate,

    /// <summary>Read the state and findings of a province's report, and the documents about it.</summary>
    ReadSubmission,

    /// <summary>Read the versions of a province's report, what differs between them, what was said about them, and the workbooks themselves.</summary>
    ReadVersions,

    /// <summary>Explain what was found in a province's report.</summary>
    Explain,

    /// <summary>Find an explanation insufficient.</summary>
    ReviewExplanation,

    /// <summary>Ask a province about its accepted report.</summary>
    AskQuestion,

    /// <summary>Return an accepted report.</summary>
    ReturnSubmission,

    /// <summary>Attach the signed and sealed confirmation to a version of a province's report.</summary>
    AttachConfirmation,

    /// <summary>Confirm a version of a province's report in the name of its board, where the period asks for that.</summary>
    ConfirmVersion,

    /// <summary>Read where all provinces stand.</summary>
    ReadStatus,

    /// <summary>Download a region's summary as it is published.</summary>
    ReadSummary,

    /// <summary>See which editions of a summary there were, and download an earlier one.</summary>
    ReadSummaryRevisions,

    /// <summary>Download a province's own sheet of a region's summary.</summary>
    ReadProvinceSheet,

    /// <summary>Follow figures back to the cells and workbooks that they come from.</summary>
    ReadFigures,

    /// <summary>Read the catalogue and its rules.</summary>
    ReadCatalogue,

    /// <summary>Read where a period stands, when it is due for whom, and what the centre decided about it.</summary>
    ReadPeriod,

    /// <summary>Open, lock, publish and reopen a period, and move the day on which it is due.</summary>
    ManagePeriod,

    /// <summary>Read whom the system writes to.</summary>
    ReadContacts,

    /// <summary>Change whom the system writes to.</summary>
    ManageContacts,

    /// <summary>Read what was sent to whom and what will be.</summary>
    ReadReminders,

    /// <summary>Save files that were refused, or that belong to no report: nobody has found them safe.</summary>
    ReadSetAside,

    /// <summary>Have what is due sent now.</summary>
    SendReminders,

    /// <summary>Have what failed tried again.</summary>
    RetryFailure,

    /// <summary>Have what got stuck looked for now.</summary>
    RunHousekeeping,

    /// <summary>Read what the addresses of the API take and give.</summary>
    ReadApiDescription,

    /// <summary>See the pages that say nothing of any report: the start, the sign-in, the guide, and what pages load.</summary>
    ReadPortal,

    /// <summary>Sign in with a password.</summary>
    SignIn,

    /// <summary>Read as whom one is signed in, if at all.</summary>
    ReadSession,

    /// <summary>End the session that a password opened.</summary>
    SignOut,

    /// <summary>Change one's own password.</summary>
    ChangePassword,

    /// <summary>See, open, close and change accounts, and hand out one-time passwords.</summary>
    ManageAccounts,

    /// <summary>See, hand out and revoke the keys of scripts.</summary>
    ManageKeys,

    /// <summary>Read and export the audit trail.</summary>
    ReadAudit,

    /// <summary>Read and move the clock of a trial.</summary>
    MoveClock,
}
