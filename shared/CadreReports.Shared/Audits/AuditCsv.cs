using System.Globalization;
using System.Text;
using CadreReports.Spreadsheets;
using CadreReports.Time;

namespace CadreReports.Audits;

/// <summary>The audit trail for Excel: a line each, columns named in Vietnamese, ended by CR LF.</summary>
public static class AuditCsv
{
    /// <summary>Writes lines as they come; whatever their number, few are held at once.</summary>
    /// <param name="lines">The lines, in the order in which they are to stand.</param>
    /// <param name="output">Receives UTF-8 with a byte order mark; is only written asynchronously, and left open.</param>
    /// <param name="cancellationToken">Stops between lines.</param>
    public static async Task WriteAsync(IAsyncEnumerable<AuditEntry> lines, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var line = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\r\n" };
        CsvLine.Write(
            line, AuditTexts.At, AuditTexts.AtUtc, AuditTexts.Who, AuditTexts.Action, AuditTexts.Period, AuditTexts.Province,
            AuditTexts.Subject, AuditTexts.Detail, AuditTexts.From, AuditTexts.Result);
        await FlushAsync();
        await foreach (var entry in lines.WithCancellation(cancellationToken))
        {
            CsvLine.Write(
                line,
                VietnamTime.Of(entry.At).ToString("d/M/yyyy HH:mm:ss", CultureInfo.InvariantCulture),
                entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                entry.Who ?? string.Empty,
                entry.Action,
                entry.Period ?? string.Empty,
                entry.Province ?? string.Empty,
                entry.Subject ?? string.Empty,
                entry.Detail ?? string.Empty,
                entry.From ?? string.Empty,
                entry.Result?.ToString(CultureInfo.InvariantCulture) ?? string.Empty);
            await FlushAsync();
        }

        async Task FlushAsync()
        {
            await writer.WriteAsync(line.GetStringBuilder(), cancellationToken);
            line.GetStringBuilder().Clear();
        }
    }
}
