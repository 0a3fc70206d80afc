using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using CadreReports.Catalogue;
using CadreReports.Spreadsheets;
using CadreReports.Workbooks;
using CadreReports.Workbooks.Guard;
using CadreReports.Workbooks.Reading;

namespace CadreReports.Tests.Submissions.Reviews;

/// <summary>A province's sample in which a clerk has typed something else.</summary>
internal sealed class EditedWorkbook
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly ConcurrentDictionary<(PeriodId, string), byte[]> Samples = [];

    private readonly byte[] sample;
    private readonly WorkbookContent content;
    private readonly List<(string Form, string Row, string Column, object? Value)> edits = [];

    public EditedWorkbook(PeriodId period, string province)
    {
        sample = Samples.GetOrAdd((period, province), key => QueryCatalogue.Samples.Upload(key.Item1, key.Item2)!.Content);
        using var package = WorkbookPackage.Open(new MemoryStream(sample));
        content = WorkbookReader.Read(package, QueryCatalogue.Catalogues.For(QueryCatalogue.Catalogues.Period(period)!), period);
    }

    /// <summary>Types a number, a text or nothing into a cell, which is found by its codes.</summary>
    public EditedWorkbook Type(string form, string row, string column, object? value)
    {
        edits.Add((form, row, column, value));
        return this;
    }

    /// <summary>The two rows that ask for an explanation when they hold more than <see cref="QueryCatalogue.Limit"/>.</summary>
    public EditedWorkbook Ask(long? first, long? second = null) =>
        (first is null ? this : Type("BM05", QueryCatalogue.FirstRow, "total", first)) is var one && second is not null
            ? one.Type("BM05", QueryCatalogue.SecondRow, "total", second)
            : this;

    public EditedWorkbook Explain(string row, string? text) => text is null ? this : Type("BM05", row, Form.ExplanationColumn, text);

    public byte[] Build()
    {
        using var copy = new MemoryStream();
        copy.Write(sample);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var sheet in edits.GroupBy(e => e.Form))
            {
                var name = PartOf(zip, sheet.Key);
                var part = Load(zip, name);
                foreach (var (_, row, column, value) in sheet)
                {
                    var address = AddressOf(sheet.Key, row, column);
                    var cell = part.Descendants(Main + "c").Single(c => (string?)c.Attribute("r") == address);
                    cell.RemoveNodes();
                    cell.SetAttributeValue("t", value is string ? "inlineStr" : null);
                    cell.Add(value switch
                    {
                        null => null,
                        string text => new XElement(Main + "is", new XElement(Main + "t", text)),
                        _ => new XElement(Main + "v", Convert.ToString(value, CultureInfo.InvariantCulture)),
                    });
                }

                zip.GetEntry(name)!.Delete();
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = new DateTimeOffset(2023, 6, 5, 0, 0, 0, TimeSpan.Zero);
                using var stream = entry.Open();
                part.Save(stream);
            }
        }

        return copy.ToArray();
    }

    /// <summary>Where a cell is, by its codes.</summary>
    public string AddressOf(string form, string row, string column)
    {
        var sheet = content.Form(form)!;
        var line = sheet.Lines.FirstOrDefault(l => l.Code == row);
        return CellAddress.Format(
            line?.SheetRow ?? sheet.SheetRow(sheet.Form.RowIndex(row)),
            column == Form.ExplanationColumn ? sheet.ExplanationColumn : sheet.SheetColumn(sheet.Form.ColumnIndex(column)));
    }

    private static string PartOf(ZipArchive zip, string sheet)
    {
        var id = (string)Load(zip, "xl/workbook.xml").Descendants(Main + "sheet").Single(s => (string?)s.Attribute("name") == sheet).Attribute(Relations + "id")!;
        var target = (string)Load(zip, "xl/_rels/workbook.xml.rels").Root!.Elements().Single(r => (string?)r.Attribute("Id") == id).Attribute("Target")!;
        return target.StartsWith('/') ? target[1..] : "xl/" + target;
    }

    private static XDocument Load(ZipArchive zip, string part)
    {
        using var stream = zip.GetEntry(part)!.Open();
        return XDocument.Load(stream);
    }
}
