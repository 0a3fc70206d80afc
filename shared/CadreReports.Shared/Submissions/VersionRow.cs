using System.Globalization;
using Azure.Data.Tables;

namespace CadreReports.Submissions;

/// <summary>How the rows of <c>SubmissionVersions</c> and <c>Submissions</c> are written.</summary>
internal static class VersionRow
{
    public const string HeadKey = "head";
    public const string UploadPrefix = "u:";
    public const string VersionPrefix = "v:";
    public const string RunPrefix = "a:";

    /// <summary>The row that notes which lines of the audit trail there are (<see cref="ReportTrail"/>); it comes before the uploads and the versions.</summary>
    public const string TrailKey = "trail";

    public const string LastVersion = nameof(LastVersion);
    public const string Uploads = nameof(Uploads);
    public const string FirstAcceptedAt = nameof(FirstAcceptedAt);
    public const string Version = nameof(Version);

    private const string JudgedState = nameof(JudgedState);
    private const string ConfirmedAt = nameof(ConfirmedAt);
    private const string ConfirmedBy = nameof(ConfirmedBy);
    private const string ReturnedAt = nameof(ReturnedAt);
    private const string ReturnedBy = nameof(ReturnedBy);
    private const string ReturnReason = nameof(ReturnReason);

    public static string KeyOf(int version) => string.Create(CultureInfo.InvariantCulture, $"{VersionPrefix}{version:000000}");

    /// <summary>The row that a run has while it writes what a version holds.</summary>
    public static string RunKeyOf(int version, string run) => string.Create(CultureInfo.InvariantCulture, $"{RunPrefix}{version:000000}|{run}");

    public static TableEntity Write(SubmissionKey key, SubmissionVersion version) =>
        Write(new TableEntity(key.Partition, KeyOf(version.Number)), string.Empty, version);

    /// <summary>Adds the version's properties to a row, each with a prefix, since a <c>Submissions</c> row holds two versions.</summary>
    public static TableEntity Write(TableEntity row, string prefix, SubmissionVersion version)
    {
        row[prefix + nameof(SubmissionVersion.Number)] = version.Number;
        row[prefix + nameof(SubmissionVersion.State)] = SubmissionStateName.Of(version.State);
        row[prefix + nameof(SubmissionVersion.Order)] = version.Order;
        row[prefix + nameof(SubmissionVersion.Blob)] = version.Blob;
        row[prefix + nameof(SubmissionVersion.Sha256)] = version.Sha256;
        row[prefix + nameof(SubmissionVersion.Length)] = version.Length;
        row[prefix + nameof(SubmissionVersion.CatalogueVersion)] = version.CatalogueVersion;
        row[prefix + nameof(SubmissionVersion.CatalogueRevision)] = version.CatalogueRevision;
        row[prefix + nameof(SubmissionVersion.ReceivedAt)] = version.ReceivedAt;
        row[prefix + nameof(SubmissionVersion.Sender)] = version.Sender;
        row[prefix + nameof(SubmissionVersion.Attempt)] = version.Attempt;
        row[prefix + nameof(SubmissionVersion.Basis)] = version.Basis;
        row[prefix + nameof(SubmissionVersion.AsksConfirmation)] = version.AsksConfirmation;
        row[prefix + nameof(SubmissionVersion.QueryIds)] = version.QueryIds;
        row[prefix + nameof(SubmissionVersion.OpenQueries)] = version.OpenQueries;
        row[prefix + nameof(SubmissionVersion.ExplanationRevision)] = version.ExplanationRevision;
        row[prefix + nameof(SubmissionVersion.JudgedAfter)] = version.JudgedAfter;
        row[prefix + nameof(SubmissionVersion.AcceptedAt)] = version.AcceptedAt;
        row[prefix + nameof(SubmissionVersion.AcceptedBy)] = version.AcceptedBy;
        if (version.Confirmed is { } confirmed)
        {
            row[prefix + ConfirmedAt] = confirmed.At;
            row[prefix + ConfirmedBy] = confirmed.By;
        }

        if (version.Returned is { } returned)
        {
            row[prefix + ReturnedAt] = returned.At;
            row[prefix + ReturnedBy] = returned.By;
            row[prefix + ReturnReason] = returned.Reason;
        }

        if (version.Outcome is { } outcome)
        {
            row[prefix + JudgedState] = SubmissionStateName.Of(outcome.State);
            row[prefix + nameof(Outcome.Errors)] = outcome.Errors;
            row[prefix + nameof(Outcome.Queries)] = outcome.Queries;
            row[prefix + nameof(Outcome.Notes)] = outcome.Notes;
            row[prefix + nameof(Outcome.Facts)] = outcome.Facts;
            row[prefix + nameof(Outcome.Reason)] = outcome.Reason;
            row[prefix + nameof(Outcome.Refused)] = outcome.Refused;
        }

        return row;
    }

    /// <summary>Reads what <see cref="Write(TableEntity, string, SubmissionVersion)"/> wrote; null when the prefix has no version.</summary>
    public static SubmissionVersion? Read(TableEntity row, string prefix = "")
    {
        if (row.GetInt32(prefix + nameof(SubmissionVersion.Number)) is not { } number)
        {
            return null;
        }

        return new SubmissionVersion(
            number,
            SubmissionStateName.Parse(Text(nameof(SubmissionVersion.State))),
            Text(nameof(SubmissionVersion.Order)),
            Text(nameof(SubmissionVersion.Blob)),
            Text(nameof(SubmissionVersion.Sha256)),
            row.GetInt64(prefix + nameof(SubmissionVersion.Length))!.Value,
            Text(nameof(SubmissionVersion.CatalogueVersion)),
            Number(nameof(SubmissionVersion.CatalogueRevision)),
            row.GetDateTimeOffset(prefix + nameof(SubmissionVersion.ReceivedAt))!.Value,
            row.GetString(prefix + nameof(SubmissionVersion.Sender)),
            row.GetInt32(prefix + nameof(Outcome.Errors)) is not { } errors
                ? null
                : new Outcome(
                    SubmissionStateName.Parse(Text(JudgedState)),
                    errors,
                    Number(nameof(Outcome.Queries)),
                    Number(nameof(Outcome.Notes)),
                    Number(nameof(Outcome.Facts)),
                    row.GetString(prefix + nameof(Outcome.Reason)),
                    row.GetBoolean(prefix + nameof(Outcome.Refused)) ?? false))
        {
            Attempt = row.GetString(prefix + nameof(SubmissionVersion.Attempt)),
            Basis = Text(nameof(SubmissionVersion.Basis)),
            // Rows from before there was anything to confirm do not have it.
            AsksConfirmation = row.GetBoolean(prefix + nameof(SubmissionVersion.AsksConfirmation)) ?? false,
            QueryIds = Text(nameof(SubmissionVersion.QueryIds)),
            OpenQueries = Number(nameof(SubmissionVersion.OpenQueries)),
            ExplanationRevision = Number(nameof(SubmissionVersion.ExplanationRevision)),
            JudgedAfter = Number(nameof(SubmissionVersion.JudgedAfter)),
            AcceptedAt = row.GetDateTimeOffset(prefix + nameof(SubmissionVersion.AcceptedAt)),
            AcceptedBy = row.GetString(prefix + nameof(SubmissionVersion.AcceptedBy)),
            Confirmed = row.GetDateTimeOffset(prefix + ConfirmedAt) is { } confirmedAt ? new VersionConfirmation(confirmedAt, Text(ConfirmedBy)) : null,
            Returned = row.GetDateTimeOffset(prefix + ReturnedAt) is { } returnedAt
                ? new VersionReturn(returnedAt, Text(ReturnedBy), Text(ReturnReason))
                : null,
        };

        string Text(string name) => row.GetString(prefix + name) ?? throw new InvalidDataException($"{row.PartitionKey} {row.RowKey} has no {prefix}{name}.");
        int Number(string name) => row.GetInt32(prefix + name) ?? throw new InvalidDataException($"{row.PartitionKey} {row.RowKey} has no {prefix}{name}.");
    }
}
