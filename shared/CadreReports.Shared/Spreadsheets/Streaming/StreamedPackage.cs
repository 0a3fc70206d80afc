using System.IO.Compression;

namespace CadreReports.Spreadsheets.Streaming;

/// <summary>The zip of a workbook: parts in the order they are written, without anything of the clock.</summary>
/// <param name="output">Receives the package; left open.</param>
internal sealed class StreamedPackage(Stream output) : IDisposable
{
    /// <summary>The earliest time that a zip entry can carry.</summary>
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive archive = new(new ForwardStream(output), ZipArchiveMode.Create);
    private readonly List<(string Part, string ContentType)> types = [];

    /// <summary>Begins a part, to be disposed before the next one.</summary>
    /// <param name="name">Such as <c>xl/workbook.xml</c>.</param>
    /// <param name="contentType">Its content type; null for parts of relationships.</param>
    public Stream Begin(string name, string? contentType)
    {
        if (contentType is not null)
            types.Add((name, contentType));
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = EntryTime;
        return entry.Open();
    }

    /// <summary>Writes a whole part.</summary>
    /// <inheritdoc cref="Begin"/>
    public void Write(string name, string? contentType, Action<MarkupWriter> content)
    {
        using var stream = Begin(name, contentType);
        var part = new MarkupWriter(stream);
        content(part);
        part.Flush();
    }

    /// <summary>Writes what a part refers to, as rId1, rId2 … in this order.</summary>
    /// <param name="name">The relationships part, such as <c>xl/_rels/workbook.xml.rels</c>.</param>
    /// <param name="relationships">Types and targets.</param>
    public void WriteRelationships(string name, IEnumerable<(string Type, string Target)> relationships) => Write(name, null, part =>
    {
        part.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8)
            .Raw("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""u8);
        foreach (var (index, (type, target)) in relationships.Index())
        {
            part.Raw("<Relationship Id=\"rId"u8).Number(index + 1).Raw("\" Type=\""u8).Text(type).Raw("\" Target=\""u8).Text(target).Raw("\"/>"u8);
        }

        part.Raw("</Relationships>"u8);
    });

    /// <summary>Writes the list of all parts, the last one.</summary>
    public void WriteContentTypes() => Write("[Content_Types].xml", null, part =>
    {
        part.Raw("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8)
            .Raw("""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"""u8)
            .Raw("""<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""u8)
            .Raw("""<Default Extension="xml" ContentType="application/xml"/>"""u8);
        foreach (var (name, type) in types)
        {
            part.Raw("<Override PartName=\"/"u8).Text(name).Raw("\" ContentType=\""u8).Text(type).Raw("\"/>"u8);
        }

        part.Raw("</Types>"u8);
    });

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();

    /// <summary>
    /// Hides whether the output can seek: a zip archive writes other bytes then. What is disposed here is not the output.
    /// </summary>
    private sealed class ForwardStream(Stream output) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => output.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => output.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => output.Write(buffer);
    }
}
