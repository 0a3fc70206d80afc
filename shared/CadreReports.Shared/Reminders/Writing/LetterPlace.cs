namespace CadreReports.Reminders.Writing;

/// <summary>What a letter's words can name; written in the data in braces, such as <c>{due}</c>.</summary>
public enum LetterPlace
{
    /// <summary>The half-year, such as "6 tháng đầu năm 2023".</summary>
    Period,

    /// <summary>The province's name.</summary>
    Province,

    /// <summary>The name of the province's organisation board.</summary>
    Board,

    /// <summary>The due moment, such as "17:00 ngày 10/6/2023".</summary>
    Due,

    /// <summary>How far it is to the due moment or past it, such as "còn 3 ngày".</summary>
    Timing,

    /// <summary>The last moment of grace.</summary>
    GraceEnd,

    /// <summary>A sentence about the due moment and the days of grace, as they stand at the letter's moment.</summary>
    Term,

    /// <summary>How soon something is to be done at the letter's moment, such as "đúng thời hạn".</summary>
    Promptness,

    /// <summary>The number of the version.</summary>
    Version,

    /// <summary>When the version, or the upload, arrived.</summary>
    ReceivedAt,

    /// <summary>How many errors the version has.</summary>
    Errors,

    /// <summary>How many queries of the version have no explanation that stands.</summary>
    OpenQueries,

    /// <summary>How many questions of the centre are not answered.</summary>
    OpenQuestions,

    /// <summary>The number of the version's receipt.</summary>
    Receipt,

    /// <summary>A sentence that an accepted version goes on counting; nothing when there is none.</summary>
    StillCounts,

    /// <summary>A sentence about what follows from a decision for the province: to send, or nothing while a version counts.</summary>
    NextStep,

    /// <summary>A sentence about what is wanting, for the province's leaders.</summary>
    Shortcoming,

    /// <summary>The finding that an explanation is about, or the question.</summary>
    Matter,

    /// <summary>The explanation that was found insufficient.</summary>
    Explanation,

    /// <summary>The centre's words.</summary>
    Reason,

    /// <summary>The calendar year whose holidays are not known.</summary>
    Year,

    /// <summary>The day of the letter.</summary>
    Today,

    /// <summary>How many provinces report.</summary>
    Provinces,

    /// <summary>How many provinces' reports are accepted.</summary>
    Accepted,

    /// <summary>List: the first errors with sheet, cell, message.</summary>
    Findings,

    /// <summary>List: the queries without an explanation.</summary>
    Queries,

    /// <summary>List: the centre's questions without an answer.</summary>
    Questions,

    /// <summary>Links to where the matter is dealt with.</summary>
    Links,

    /// <summary>Table: how many provinces stand where.</summary>
    Overview,

    /// <summary>List: provinces that have sent nothing.</summary>
    Missing,

    /// <summary>List: provinces whose newest file has errors or was refused.</summary>
    Faulty,

    /// <summary>List: provinces that owe explanations or answers.</summary>
    Owing,

    /// <summary>List: provinces whose newest version waits for their approver.</summary>
    Awaiting,

    /// <summary>List: provinces whose report was returned or arrived after the lock.</summary>
    Returned,

    /// <summary>List: provinces that sent after the due moment.</summary>
    Late,

    /// <summary>List: files that are nobody's.</summary>
    Unclaimed,

    /// <summary>List: work of the system that failed.</summary>
    Failures,

    /// <summary>List: letters that nobody got.</summary>
    Undelivered,

    /// <summary>List: provinces of which no contact is known.</summary>
    NoContacts,

    /// <summary>List: years whose holidays are not known.</summary>
    UnknownYears,
}
