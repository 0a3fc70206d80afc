using System.Globalization;
using CadreReports.Catalogue;
using CadreReports.Summaries;
using CadreReports.Tests.Summaries;

namespace CadreReports.Benchmarks;

/// <summary>
/// How much memory is in use while a summary's workbook is written, beside what was in use before: the most that is alive
/// at any of many moments, after a full collection at each.
/// </summary>
internal static class SummaryMemory
{
    private const string SamplePeriod = "2023H1";

    public static void Measure(TextWriter console)
    {
        console.WriteLine("provinces   workbook     alive while writing");
        foreach (var scope in (string[])["mien-nam", Region.CountryCode])
        {
            var summary = new GeneratedCountry().Summary(SamplePeriod, scope);
            var edition = new SummaryEdition(summary, 1, new string('0', 64));
            SummaryWorkbookWriter.Write(edition, Stream.Null);
            var output = new WatchedStream();
            SummaryWorkbookWriter.Write(edition, output);
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{summary.Standings.Count,9} {output.Written / 1024,7} KiB {output.Most / 1024,17} KiB"));
            GC.KeepAlive(edition);
        }
    }

    /// <summary>Takes what is written, keeps nothing, and looks now and then how much is alive.</summary>
    private sealed class WatchedStream : Stream
    {
        private const int Step = 16 * 1024;

        private readonly long before = GC.GetTotalMemory(forceFullCollection: true);
        private long next = Step;

        public long Written { get; private set; }

        public long Most { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Written += count;
            if (Written >= next)
            {
                next = Written + Step;
                Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
