using System.IO.Compression;
using System.Text;
using CadreReports.Findings;
using CadreReports.Workbooks.Guard;
using CadreReports.Workbooks.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace CadreReports.Tests.Workbooks;

/// <summary>What the guard lets in and what it refuses, each with its own finding.</summary>
public sealed class WorkbookPackageTests
{
    private const string OfficeRelations = XlsxBuilder.Relations;

    [Fact]
    public void An_ordinary_workbook_with_links_comments_images_and_printer_settings_is_let_in()
    {
        var file = Workbook()
            .Part("xl/worksheets/_rels/sheet1.xml.rels", Relationships(
                $"<Relationship Id=\"a\" Type=\"{OfficeRelations}/hyperlink\" Target=\"mailto:btc@tiengiang.gov.vn\" TargetMode=\"External\"/>" +
                $"<Relationship Id=\"b\" Type=\"{OfficeRelations}/comments\" Target=\"../comments1.xml\"/>" +
                $"<Relationship Id=\"c\" Type=\"{OfficeRelations}/printerSettings\" Target=\"../printerSettings/printerSettings1.bin\"/>" +
                $"<Relationship Id=\"d\" Type=\"{OfficeRelations}/drawing\" Target=\"../drawings/drawing1.xml\"/>"))
            .Part("xl/comments1.xml", "<comments/>")
            .Part("xl/drawings/drawing1.xml", "<wsDr/>")
            .Part("xl/printerSettings/printerSettings1.bin", [1, 0, 2, 0])
            .Part("xl/media/image1.png", [0x89, 0x50, 0x4E, 0x47])
            .Part("xl/media/image2.svg", "<!DOCTYPE svg PUBLIC \"x\" \"y\"><svg/>")
            .Build();
        using var package = WorkbookPackage.Open(file);
        var content = WorkbookReader.Read(package, SampleForms.Version(SampleForms.Figures), SampleForms.H1);
        Assert.NotNull(content.Form("BM01"));
    }

    [Fact]
    public void A_file_above_the_limit_is_refused_with_both_sizes()
    {
        var finding = Refusal(new MemoryStream(new byte[3 * 1024 * 1024]), new WorkbookLimits { MaxFileBytes = 2 * 1024 * 1024 });
        Assert.Equal(GuardFinding.TooLarge, finding.RuleId);
        Assert.Contains("3 MB", finding.Message, StringComparison.Ordinal);
        Assert.Contains("2 MB", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Twenty_megabytes_and_two_hundred_unpacked_are_the_limits() =>
        Assert.Equal((20L << 20, 200L << 20), (WorkbookLimits.Default.MaxFileBytes, WorkbookLimits.Default.MaxInflatedBytes));

    [Theory]
    [InlineData("", GuardFinding.Empty)]
    [InlineData("%PDF-1.7", GuardFinding.NotZip)]
    [InlineData("a;b;c\r\n1;2;3", GuardFinding.NotZip)]
    [InlineData("P", GuardFinding.NotZip)]
    [InlineData("PK\u0003\u0004 and then nothing", GuardFinding.Damaged)]
    public void A_file_that_is_no_zip_is_refused(string content, string rule) =>
        Assert.Equal(rule, Refusal(new MemoryStream(Encoding.Latin1.GetBytes(content))).RuleId);

    [Theory]
    [InlineData("EncryptedPackage", GuardFinding.Password)]
    [InlineData("Workbook", GuardFinding.OldExcel)]
    [InlineData("Book", GuardFinding.OldExcel)]
    [InlineData("WordDocument", GuardFinding.NotZip)]
    public void A_compound_file_is_told_by_its_directory(string stream, string rule) =>
        Assert.Equal(rule, Refusal(new MemoryStream(CompoundFileBytes("Root Entry", stream))).RuleId);

    [Fact]
    public void The_directory_of_a_compound_file_is_followed_over_its_sectors()
    {
        var names = Enumerable.Range(0, 9).Select(i => $"Stream{i}").Append("EncryptedPackage").ToArray();
        Assert.Equal(GuardFinding.Password, Refusal(new MemoryStream(CompoundFileBytes(names))).RuleId);
    }

    [Fact]
    public void A_zip_with_encrypted_entries_is_refused_as_protected()
    {
        var bytes = Workbook().Build().ToArray();
        foreach (var at in Signatures(bytes, [0x50, 0x4B, 0x01, 0x02]))
        {
            bytes[at + 8] |= 1;
        }

        Assert.Equal(GuardFinding.Password, Refusal(new MemoryStream(bytes)).RuleId);
    }

    [Fact]
    public void Too_many_parts_are_refused()
    {
        var builder = Workbook();
        for (var i = 0; i < 30; i++)
        {
            builder.Part($"xl/media/{i}.png", [1]);
        }

        Assert.Equal(GuardFinding.TooManyParts, Refusal(builder.Build(), new WorkbookLimits { MaxEntries = 20 }).RuleId);
    }

    [Fact]
    public void A_zip_bomb_is_stopped_while_it_unpacks()
    {
        var file = Workbook().Part("xl/media/a.png", new byte[12 * 1024 * 1024]).Build();
        Assert.True(file.Length < 100_000);
        Assert.Equal(GuardFinding.Inflates, Refusal(file).RuleId);
    }

    [Fact]
    public void The_total_of_all_parts_counts()
    {
        var builder = Workbook();
        var noise = new byte[400_000];
        new Random(1).NextBytes(noise);
        for (var i = 0; i < 6; i++)
        {
            builder.Part($"xl/media/{i}.png", noise);
        }

        var limits = new WorkbookLimits { MaxInflatedBytes = 2_000_000 };
        Assert.Equal(GuardFinding.Inflates, Refusal(builder.Build(), limits).RuleId);
        using var file = builder.Build();
        WorkbookPackage.Open(file).Dispose();
    }

    [Theory]
    [InlineData(24)]
    [InlineData(20)]
    public void Sizes_that_lie_in_the_headers_do_not_help_a_bomb(int offset)
    {
        // Central directory: uncompressed size at 24, compressed size at 20.
        var bytes = Workbook().Part("xl/media/a.png", new byte[12 * 1024 * 1024]).Build().ToArray();
        foreach (var at in Signatures(bytes, [0x50, 0x4B, 0x01, 0x02]))
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(at + offset), 40);
        }

        Assert.Contains(Refusal(new MemoryStream(bytes)).RuleId, new[] { GuardFinding.Inflates, GuardFinding.Damaged });
    }

    [Fact]
    public void A_part_that_does_not_match_its_checksum_is_damage()
    {
        var bytes = Workbook().Build().ToArray();
        foreach (var at in Signatures(bytes, [0x50, 0x4B, 0x01, 0x02]).TakeLast(1))
        {
            bytes[at + 16] ^= 0xFF;
        }

        Assert.Equal(GuardFinding.Damaged, Refusal(new MemoryStream(bytes)).RuleId);
    }

    [Fact]
    public void A_truncated_file_is_damage()
    {
        var bytes = Workbook().Build().ToArray();
        Assert.Equal(GuardFinding.Damaged, Refusal(new MemoryStream(bytes[..(bytes.Length * 2 / 3)])).RuleId);
    }

    [Fact]
    public void Two_parts_of_one_name_are_damage()
    {
        var parts = Workbook().Parts().Append(KeyValuePair.Create("XL/workbook.xml", Array.Empty<byte>()));
        Assert.Equal(GuardFinding.Damaged, Refusal(XlsxBuilder.Zip(parts)).RuleId);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_dtd_is_refused_in_any_part_and_encoding(string encoding)
    {
        var xml = "<?xml version=\"1.0\"?>" + new string(' ', 64 * 1024 - 30) + "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>";
        var file = Workbook().Part("customXml/item1.xml", Encoding.GetEncoding(encoding).GetBytes(xml)).Build();
        Assert.Equal(GuardFinding.Dtd, Refusal(file).RuleId);
    }

    [Theory]
    [InlineData("application/vnd.ms-excel.sheet.macroEnabled.main+xml")]
    [InlineData("application/vnd.ms-excel.template.macroEnabled.main+xml")]
    public void A_macro_enabled_workbook_is_refused_even_without_code(string type) =>
        Assert.Equal(GuardFinding.Macros, Refusal(new XlsxBuilder { MainType = type }.Sheet("BM01", ("A1", 1)).Build()).RuleId);

    [Theory]
    [InlineData("xl/vbaProject.bin", GuardFinding.Macros)]
    [InlineData("xl/macrosheets/sheet1.xml", GuardFinding.Macros)]
    [InlineData("xl/externalLinks/externalLink1.xml", GuardFinding.ExternalLinks)]
    [InlineData("xl/connections.xml", GuardFinding.DataConnections)]
    [InlineData("xl/queryTables/queryTable1.xml", GuardFinding.DataConnections)]
    [InlineData("xl/model/item.data", GuardFinding.DataConnections)]
    [InlineData("xl/embeddings/oleObject1.bin", GuardFinding.EmbeddedObjects)]
    [InlineData("xl/activeX/activeX1.xml", GuardFinding.EmbeddedObjects)]
    public void A_forbidden_part_is_told_by_its_name(string part, string rule) =>
        Assert.Equal(rule, Refusal(Workbook().Part(part, "<x/>").Build()).RuleId);

    [Theory]
    [InlineData("xl/./macrosheets/sheet1.xml", GuardFinding.Macros)]
    [InlineData("xl//externalLinks/externalLink1.xml", GuardFinding.ExternalLinks)]
    [InlineData("xl/macrosheets /sheet1.xml", GuardFinding.Macros)]
    [InlineData("xl\\model\\item.data", GuardFinding.DataConnections)]
    [InlineData("xl/worksheets/../embeddings/oleObject1.bin", GuardFinding.EmbeddedObjects)]
    [InlineData("xl/%76baProject.bin", GuardFinding.Macros)]
    [InlineData("xl/connections%2Exml ", GuardFinding.DataConnections)]
    public void A_forbidden_part_is_told_however_its_name_is_spelt(string part, string rule) =>
        Assert.Equal(rule, Refusal(Workbook().Part(part, "<x/>").Build()).RuleId);

    [Theory]
    [InlineData("xl/evil/")]
    [InlineData("xl/vbaProject.bin/")]
    [InlineData("xl\\evil\\")]
    public void A_folder_with_content_is_damage_and_one_without_is_harmless(string name)
    {
        Assert.Equal(GuardFinding.Damaged, Refusal(Workbook().Part(name, "x").Build()).RuleId);
        using var file = Workbook().Part("xl/worksheets/", "").Build();
        using var package = WorkbookPackage.Open(file);
        Assert.NotNull(package);
    }

    [Theory]
    [InlineData("xl/./workbook.xml")]
    [InlineData("xl/work%62ook.xml")]
    [InlineData("xl/workbook.xml ")]
    public void Two_spellings_of_one_name_are_damage(string name) =>
        Assert.Equal(GuardFinding.Damaged, Refusal(Workbook().Part(name, "<x/>").Build()).RuleId);

    [Theory]
    [InlineData("application/vnd.ms-office.vbaProject", GuardFinding.Macros)]
    [InlineData("application/vnd.ms-excel.macrosheet+xml", GuardFinding.Macros)]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml", GuardFinding.ExternalLinks)]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.connections+xml", GuardFinding.DataConnections)]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.queryTable+xml", GuardFinding.DataConnections)]
    [InlineData("application/vnd.openxmlformats-officedocument.oleObject", GuardFinding.EmbeddedObjects)]
    [InlineData("application/vnd.ms-office.activeX+xml", GuardFinding.EmbeddedObjects)]
    public void A_forbidden_part_is_told_by_its_content_type(string type, string rule) =>
        Assert.Equal(rule, Refusal(Workbook().Part("xl/harmless.xml", "<x/>").Override("xl/harmless.xml", type).Build()).RuleId);

    [Theory]
    [InlineData("vbaProject", GuardFinding.Macros)]
    [InlineData("xlMacrosheet", GuardFinding.Macros)]
    [InlineData("externalLink", GuardFinding.ExternalLinks)]
    [InlineData("connections", GuardFinding.DataConnections)]
    [InlineData("queryTable", GuardFinding.DataConnections)]
    [InlineData("oleObject", GuardFinding.EmbeddedObjects)]
    [InlineData("control", GuardFinding.EmbeddedObjects)]
    public void A_forbidden_part_is_told_by_the_relationship_that_leads_to_it(string kind, string rule) =>
        Assert.Equal(rule, Refusal(Workbook().Part("xl/harmless.xml", "<x/>").WorkbookRelation(kind, "harmless.xml").Build()).RuleId);

    [Fact]
    public void A_picture_that_is_fetched_from_outside_is_an_external_link() =>
        Assert.Equal(GuardFinding.ExternalLinks, Refusal(Workbook().WorkbookRelation("image", "http://example.com/a.png", external: true).Build()).RuleId);

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0 })]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 0, 0 })]
    public void A_file_hidden_as_a_picture_is_an_embedded_object(byte[] content) =>
        Assert.Equal(GuardFinding.EmbeddedObjects, Refusal(Workbook().Part("xl/media/image1.png", content).Build()).RuleId);

    [Theory]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "Word")]
    [InlineData("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "PowerPoint")]
    [InlineData("application/vnd.ms-excel.sheet.binary.macroEnabled.main", ".xlsb")]
    [InlineData("application/xml", "tệp nén")]
    public void Another_kind_of_document_gets_its_own_hint(string type, string told)
    {
        var finding = Refusal(new XlsxBuilder { MainType = type }.Sheet("BM01", ("A1", 1)).Build());
        Assert.Equal(GuardFinding.OtherOffice, finding.RuleId);
        Assert.Contains(told, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_document_and_a_plain_zip_get_their_own_hints()
    {
        var ods = Refusal(Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("META-INF/manifest.xml", "<x/>"), ("content.xml", "<x/>")));
        Assert.Contains(".ods", ods.Message, StringComparison.Ordinal);
        var zip = Refusal(Zip(("BM01.csv", "1;2")));
        Assert.Equal((GuardFinding.OtherOffice, GuardFinding.OtherOffice), (ods.RuleId, zip.RuleId));
        Assert.NotEqual(ods.Message, zip.Message);
    }

    [Theory]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>")]
    [InlineData("<worksheet><sheetData><row r=\"2\"/><row r=\"1\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"A2\"><v>1</v></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1048577\"/></sheetData></worksheet>")]
    [InlineData("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row></sheetData></worksheet>")]
    [InlineData("no xml at all")]
    public void A_broken_sheet_is_refused_as_damage_when_it_is_read(string xml)
    {
        var refused = Assert.Throws<WorkbookRefusedException>(() =>
            SampleForms.Read(new XlsxBuilder().RawSheet("BM01", xml).Build(), SampleForms.H1, SampleForms.Figures));
        Assert.Equal(GuardFinding.Damaged, refused.Finding.RuleId);
    }

    [Fact]
    public void Two_sheets_of_one_part_are_damage()
    {
        var builder = new XlsxBuilder().Sheet("BM01", SampleForms.Frame(SampleForms.Figures));
        builder.RawSheet("Khác", "<worksheet/>", "worksheets/SHEET1.xml");
        var refused = Assert.Throws<WorkbookRefusedException>(() => SampleForms.Read(builder.Build(), SampleForms.H1, SampleForms.Figures));
        Assert.Equal(GuardFinding.Damaged, refused.Finding.RuleId);
    }

    [Fact]
    public void Elements_that_nest_without_end_are_refused()
    {
        var xml = string.Concat(Enumerable.Repeat("<a>", 5_000)) + string.Concat(Enumerable.Repeat("</a>", 5_000));
        var refused = Assert.Throws<WorkbookRefusedException>(() =>
            SampleForms.Read(new XlsxBuilder().RawSheet("BM01", xml).Build(), SampleForms.H1, SampleForms.Figures));
        Assert.Equal(GuardFinding.Damaged, refused.Finding.RuleId);
    }

    [Theory]
    [InlineData("<x a=\"", ">", "\"/>")]
    [InlineData("<x><![CDATA[", "<a>", "]]></x>")]
    public void A_long_run_of_markup_cannot_hide_behind_brackets_that_end_nothing(string start, string filling, string end)
    {
        var xml = start + string.Concat(Enumerable.Repeat(filling, 400_000 / filling.Length)) + end;
        var limits = new WorkbookLimits { MaxMarkupBytes = 200_000 };
        Assert.Equal(GuardFinding.TooMuchContent, Refusal(Workbook().Part("customXml/item1.xml", xml).Build(), limits).RuleId);
        Assert.Equal(GuardFinding.TooMuchContent, Refusal(Workbook().Part("customXml/item1.xml", new string(' ', 300_000) + xml).Build(), limits).RuleId);
        using var file = Workbook().Part("customXml/item1.xml", $"<x>{string.Concat(Enumerable.Repeat("<a b=\">\"><![CDATA[<]]></a>", 40_000))}</x>").Build();
        using var package = WorkbookPackage.Open(file, limits);
        Assert.NotNull(package);
    }

    [Fact]
    public void A_dtd_behind_many_spaces_is_refused() =>
        Assert.Equal(GuardFinding.Dtd, Refusal(Workbook().Part("customXml/item1.xml", new string(' ', 300_000) + "<!DOCTYPE x><x/>").Build()).RuleId);

    [Fact]
    public void A_tag_without_end_is_too_much()
    {
        var attributes = string.Concat(Enumerable.Range(0, 20_000).Select(i => $" a{i}=\"\""));
        var file = Workbook().Part("customXml/item1.xml", $"<x{attributes}/>").Build();
        Assert.Equal(GuardFinding.TooMuchContent, Refusal(file, new WorkbookLimits { MaxMarkupBytes = 100_000 }).RuleId);
    }

    [Fact]
    public void Every_refusal_has_its_own_words_and_says_what_to_do()
    {
        var encrypted = Workbook().Build().ToArray();
        foreach (var at in Signatures(encrypted, [0x50, 0x4B, 0x01, 0x02]))
        {
            encrypted[at + 8] |= 1;
        }

        Finding[] refusals =
        [
            Refusal(new MemoryStream(new byte[9]), new WorkbookLimits { MaxFileBytes = 8 }),
            Refusal(new MemoryStream()),
            Refusal(new MemoryStream("%PDF-1.7"u8.ToArray())),
            Refusal(new MemoryStream(encrypted)),
            Refusal(new MemoryStream(CompoundFileBytes("Root Entry", "Workbook"))),
            Refusal(Workbook().Build(), new WorkbookLimits { MaxEntries = 2 }),
            Refusal(Workbook().Build(), new WorkbookLimits { MaxInflatedBytes = 100 }),
            Refusal(Workbook().Build(), new WorkbookLimits { MaxMarkupBytes = 5 }),
            Refusal(Workbook().Part("customXml/item1.xml", "<!DOCTYPE x><x/>").Build()),
            Refusal(Workbook().Part("xl/vbaProject.bin", "x").Build()),
            Refusal(Workbook().Part("xl/externalLinks/externalLink1.xml", "<x/>").Build()),
            Refusal(Workbook().Part("xl/connections.xml", "<x/>").Build()),
            Refusal(Workbook().Part("xl/embeddings/oleObject1.bin", "x").Build()),
            Refusal(Zip(("BM01.csv", "1;2"))),
            Refusal(new MemoryStream([0x50, 0x4B, 3, 4, 0, 0])),
        ];
        Assert.Equal(GuardFinding.All, refusals.Select(f => f.RuleId));
        Assert.Equal(refusals.Length, refusals.Select(f => f.Message).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Random_bytes_are_refused_and_nothing_else()
    {
        var start = new byte[][] { [], [0x50, 0x4B, 3, 4], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] };
        var files = from head in Gen.Elements(start)
                    from tail in ArbMap.Default.GeneratorFor<byte[]>()
                    select (byte[])[.. head, .. tail];
        Prop.ForAll(files.ToArbitrary(), bytes => IsRefused(bytes, mayPass: false)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_workbook_with_bytes_changed_is_read_or_refused_and_nothing_else()
    {
        var compressed = FullWorkbook().Build().ToArray();
        var stored = Stored(FullWorkbook().Parts());
        var changes = from original in Gen.Elements(compressed, stored)
                      from places in Gen.Choose(0, original.Length - 1).ArrayOf(3)
                      from values in Gen.Choose(0, 255).ArrayOf(3)
                      from cut in Gen.Frequency((4, Gen.Constant(original.Length)), (1, Gen.Choose(1, original.Length)))
                      select Change(original, places, values)[..cut];
        Prop.ForAll(changes.ToArbitrary(), bytes => IsRefused(bytes, mayPass: true))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));
    }

    [Fact]
    public void A_sheet_with_characters_changed_is_read_or_refused_and_nothing_else()
    {
        var parts = FullWorkbook().Parts();
        var names = parts.Keys.Where(k => k.StartsWith("xl/", StringComparison.Ordinal)).ToArray();
        var changes = from name in Gen.Elements(names)
                      from places in Gen.Choose(0, parts[name].Length - 1).ArrayOf(2)
                      from values in Gen.Elements("<>&\"'=/ 019aczZ\0\n_x".Select(c => (int)c).ToArray()).ArrayOf(2)
                      select (name, content: Change(parts[name], places, values));
        Prop.ForAll(changes.ToArbitrary(), change =>
        {
            var changed = new Dictionary<string, byte[]>(parts, StringComparer.Ordinal) { [change.name] = change.content };
            return IsRefused(XlsxBuilder.Zip(changed).ToArray(), mayPass: true);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_500));
    }

    private static bool IsRefused(byte[] bytes, bool mayPass)
    {
        try
        {
            SampleForms.Read(new MemoryStream(bytes), SampleForms.H1, SampleForms.Figures, SampleForms.Documents);
            return mayPass;
        }
        catch (WorkbookRefusedException e)
        {
            return e.Finding is { Severity: Severity.Error, Message.Length: > 0 } && GuardFinding.All.Contains(e.Finding.RuleId);
        }
    }

    private static byte[] Change(byte[] original, int[] places, int[] values)
    {
        var bytes = (byte[])original.Clone();
        for (var i = 0; i < places.Length; i++)
        {
            bytes[places[i]] = (byte)values[i];
        }

        return bytes;
    }

    private static Finding Refusal(MemoryStream file, WorkbookLimits? limits = null)
    {
        using (file)
        {
            var finding = Assert.Throws<WorkbookRefusedException>(() => WorkbookPackage.Open(file, limits).Dispose()).Finding;
            Assert.Equal(Severity.Error, finding.Severity);
            Assert.Contains("xin", finding.Message, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("{", finding.Message, StringComparison.Ordinal);
            return finding;
        }
    }

    private static XlsxBuilder Workbook() => new XlsxBuilder().Sheet("BM01", ("A1", "BM01"));

    private static XlsxBuilder FullWorkbook() => new XlsxBuilder()
        .SharedStrings("<t>BM01</t>", "<r><t>a</t></r><r><t xml:space=\"preserve\"> b_x000D_</t></r>")
        .Styles(0, 14)
        .Sheet("BIA", ("A1", "province"), ("C1", "Tiền Giang"), ("A2", "date"), ("C2", 45000))
        .Sheet("BM01", SampleForms.Filled(
            SampleForms.Figures, ("A1", new RawXml("<v>0</v>", " t=\"s\"")), ("D5", 12), ("E5", "1.204"), ("D8", new RawXml("<f>D6+D7</f>")), ("G5", new RawXml("<v>1</v>", " t=\"s\""))))
        .Sheet("BM09", SampleForms.Filled(SampleForms.Documents, ("A5", "01"), ("B5", "12-KH/TU"), ("C5", "22/6/2023"), ("D5", "18-NQ/TW"), ("E5", "Đã sơ kết")))
        .Sheet("_META", ("A1", "catalogueVersion"), ("B1", "2023"));

    private static MemoryStream Zip(params (string Name, string Content)[] parts) =>
        XlsxBuilder.Zip(parts.Select(p => KeyValuePair.Create(p.Name, Encoding.UTF8.GetBytes(p.Content))));

    private static byte[] Stored(Dictionary<string, byte[]> parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    private static string Relationships(string content) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{content}</Relationships>";

    private static List<int> Signatures(byte[] bytes, byte[] signature)
    {
        var found = new List<int>();
        for (var at = 0; at + 46 < bytes.Length; at++)
        {
            if (bytes.AsSpan(at, 4).SequenceEqual(signature))
            {
                found.Add(at);
            }
        }

        return found;
    }

    // Sectors of 512 bytes: 0 is the allocation table, from 1 the directory with four entries a sector.
    private static byte[] CompoundFileBytes(params string[] names)
    {
        var sectors = (names.Length + 3) / 4;
        var file = new byte[512 * (2 + sectors)];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        BitConverter.TryWriteBytes(file.AsSpan(30), (ushort)9);
        BitConverter.TryWriteBytes(file.AsSpan(48), 1u);
        for (var i = 0; i < sectors; i++)
        {
            BitConverter.TryWriteBytes(file.AsSpan(512 + (4 * (1 + i))), i == sectors - 1 ? 0xFFFFFFFEu : (uint)(2 + i));
        }

        for (var i = 0; i < names.Length; i++)
        {
            var entry = file.AsSpan(1024 + (128 * i));
            var name = Encoding.Unicode.GetBytes(names[i]);
            name.CopyTo(entry);
            BitConverter.TryWriteBytes(entry[64..], (ushort)(name.Length + 2));
        }

        return file;
    }
}
