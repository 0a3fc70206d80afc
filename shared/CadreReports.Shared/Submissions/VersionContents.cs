using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using CadreReports.Findings;
using CadreReports.Storage;

namespace CadreReports.Submissions;

/// <summary>
/// What a version holds: its figures, texts and findings, each in a partition of its own. Every run that judges a version
/// writes partitions of its own too, and the version names the one that completed it: a run that was held up cannot touch
/// what readers see.
/// </summary>
public sealed class VersionContents(StorageAccount account)
{
    private const string Sheet = nameof(Sheet);
    private const string SheetRow = nameof(SheetRow);
    private const string SheetColumns = nameof(SheetColumns);

    private readonly TableClient facts = account.Tables.GetTableClient(StorageNames.FactsTable);
    private readonly TableClient texts = account.Tables.GetTableClient(StorageNames.TextsTable);
    private readonly TableClient findings = account.Tables.GetTableClient(StorageNames.FindingsTable);

    /// <summary>Writes all that an assessment found.</summary>
    /// <param name="key">Whose report it is.</param>
    /// <param name="version">The version's number.</param>
    /// <param name="attempt">The run that assessed it: an id that no other run has.</param>
    /// <param name="assessment">What was found.</param>
    /// <param name="cancellationToken">Stops between transactions.</param>
    public async Task WriteAsync(SubmissionKey key, int version, string attempt, Assessment assessment, CancellationToken cancellationToken)
    {
        var partition = key.VersionPartition(version, attempt);
        var factRows = assessment.Content is null ? [] : FactRow.From(assessment.Content).Select(row => Write(partition, row)).ToList();
        var textRows = assessment.Content is null ? [] : TextLine.From(assessment.Content).Select(line => Write(partition, line)).ToList();
        var findingRows = assessment.Findings.Select((finding, index) => Write(partition, index, finding)).ToList();

        await PartitionWriter.ReplaceAsync(facts, partition, factRows, mayHoldOthers: false, cancellationToken);
        await PartitionWriter.ReplaceAsync(texts, partition, textRows, mayHoldOthers: false, cancellationToken);
        await PartitionWriter.ReplaceAsync(findings, partition, findingRows, mayHoldOthers: false, cancellationToken);
    }

    /// <summary>Removes what a run wrote that another run was faster than.</summary>
    public async Task RemoveAsync(SubmissionKey key, int version, string attempt, CancellationToken cancellationToken)
    {
        foreach (var table in (TableClient[])[facts, texts, findings])
        {
            await PartitionWriter.ReplaceAsync(table, key.VersionPartition(version, attempt), [], mayHoldOthers: true, cancellationToken);
        }
    }

    /// <summary>The figures of a complete version, ordered by form and row code.</summary>
    public async Task<IReadOnlyList<FactRow>> FactsAsync(SubmissionKey key, SubmissionVersion version, CancellationToken cancellationToken)
    {
        var rows = new List<FactRow>();
        await foreach (var entity in QueryAsync(facts, key, version, cancellationToken))
        {
            rows.Add(ReadFacts(entity));
        }

        return rows;
    }

    /// <summary>The figures of one row of a complete version; null when all are blank.</summary>
    public async Task<FactRow?> FactRowAsync(
        SubmissionKey key, SubmissionVersion version, string form, string row, CancellationToken cancellationToken)
    {
        var entity = await facts.GetEntityIfExistsAsync<TableEntity>(PartitionOf(key, version), $"{form}.{row}", cancellationToken: cancellationToken);
        return entity.HasValue ? ReadFacts(entity.Value!) : null;
    }

    /// <summary>The lines of a complete version's list forms, ordered by form and line.</summary>
    public async Task<IReadOnlyList<TextLine>> TextsAsync(SubmissionKey key, SubmissionVersion version, CancellationToken cancellationToken)
    {
        var lines = new List<TextLine>();
        await foreach (var entity in QueryAsync(texts, key, version, cancellationToken))
        {
            var parts = entity.RowKey.Split('.');
            var values = entity
                .Where(property => property.Key.StartsWith(ValuePrefix, StringComparison.Ordinal))
                .ToDictionary(property => property.Key[ValuePrefix.Length..], property => (string)property.Value, StringComparer.Ordinal);
            lines.Add(new TextLine(parts[0], entity.GetString(nameof(TextLine.Code)), entity.GetString(Sheet), entity.GetInt32(SheetRow)!.Value, values));
        }

        return lines;
    }

    /// <summary>The findings of a complete version, gravest first.</summary>
    public async Task<IReadOnlyList<Finding>> FindingsAsync(SubmissionKey key, SubmissionVersion version, CancellationToken cancellationToken)
    {
        var found = new List<Finding>();
        await foreach (var entity in QueryAsync(findings, key, version, cancellationToken))
        {
            found.Add(new Finding(
                entity.GetString(nameof(Finding.RuleId)),
                Enum.Parse<Severity>(entity.GetString(nameof(Finding.Severity))),
                entity.GetString(nameof(Finding.Message)),
                JsonSerializer.Deserialize<List<CellReference>>(entity.GetString(nameof(Finding.Cells)), JsonSerializerOptions.Web)!,
                entity.GetString(nameof(Finding.Earlier)) is { } earlier
                    ? JsonSerializer.Deserialize<List<EarlierFigure>>(earlier, JsonSerializerOptions.Web)
                    : null));
        }

        return found;
    }

    private const string ValuePrefix = "v_";

    private static Azure.AsyncPageable<TableEntity> QueryAsync(TableClient table, SubmissionKey key, SubmissionVersion version, CancellationToken cancellationToken) =>
        table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(key, version)}"), cancellationToken: cancellationToken);

    private static string PartitionOf(SubmissionKey key, SubmissionVersion version) =>
        key.VersionPartition(version.Number, version.Attempt ?? throw new ArgumentException("The version is not complete.", nameof(version)));

    private static FactRow ReadFacts(TableEntity entity)
    {
        var dot = entity.RowKey.IndexOf('.', StringComparison.Ordinal);
        var cells = entity.GetString(SheetColumns).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(cell => cell.Split(':'))
            .Select(cell => new Fact(cell[0], entity.GetInt64(cell[0])!.Value, int.Parse(cell[1], CultureInfo.InvariantCulture)));
        return new FactRow(entity.RowKey[..dot], entity.RowKey[(dot + 1)..], entity.GetString(Sheet), entity.GetInt32(SheetRow)!.Value, [.. cells]);
    }

    private static TableEntity Write(string partition, FactRow row)
    {
        var entity = new TableEntity(partition, $"{row.Form}.{row.Row}")
        {
            [Sheet] = row.Sheet,
            [SheetRow] = row.SheetRow,
            [SheetColumns] = string.Join(' ', row.Facts.Select(fact => string.Create(CultureInfo.InvariantCulture, $"{fact.Column}:{fact.SheetColumn}"))),
        };
        foreach (var fact in row.Facts)
        {
            entity[fact.Column] = fact.Value;
        }

        return entity;
    }

    private static TableEntity Write(string partition, TextLine line)
    {
        // The sheet row keeps lines apart even when a clerk typed one code twice.
        var entity = new TableEntity(partition, string.Create(CultureInfo.InvariantCulture, $"{line.Form}.{line.SheetRow:0000000}"))
        {
            [nameof(TextLine.Code)] = line.Code,
            [Sheet] = line.Sheet,
            [SheetRow] = line.SheetRow,
        };
        foreach (var (column, value) in line.Values)
        {
            entity[ValuePrefix + column] = value;
        }

        return entity;
    }

    private static TableEntity Write(string partition, int index, Finding finding) =>
        new(partition, index.ToString("000000", CultureInfo.InvariantCulture))
        {
            [nameof(Finding.RuleId)] = finding.RuleId,
            [nameof(Finding.Severity)] = finding.Severity.ToString(),
            [nameof(Finding.Message)] = finding.Message,
            [nameof(Finding.Cells)] = JsonSerializer.Serialize(finding.Cells, JsonSerializerOptions.Web),
            [nameof(Finding.Earlier)] = finding.Earlier is null ? null : JsonSerializer.Serialize(finding.Earlier, JsonSerializerOptions.Web),
        };
}
