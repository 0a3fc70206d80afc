using System.Diagnostics;
using CadreReports.Functions;
using CadreReports.Messages;

namespace CadreReports.Tests.EndToEnd;

public sealed class QueueActivityTests
{
    [Fact]
    public void What_a_function_sends_on_carries_the_trace_that_its_message_brought()
    {
        using var sender = new Activity("upload").Start();
        var message = Envelope.Write(new SummariseMessage("2023H1", "mien-nam"));
        var trace = sender.TraceId;
        sender.Stop();

        using var continued = QueueActivity.Continue("summarise", Envelope.Read<SummariseMessage>(message).Trace);
        var next = Envelope.Read<SummariseMessage>(Envelope.Write(new SummariseMessage("2023H1", "mien-bac")));
        Assert.Contains(trace.ToString(), next.Trace, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("không phải vết")]
    [InlineData("00-00000000000000000000000000000000-0000000000000000-01")]
    [InlineData("|a.1.")]
    [InlineData("")]
    [InlineData(null)]
    public void A_message_with_no_trace_that_anybody_knows_begins_one(string? trace)
    {
        using var begun = QueueActivity.Continue("summarise", trace);
        Assert.Equal(ActivityIdFormat.W3C, begun.IdFormat);
        Assert.NotNull(Envelope.Read<SummariseMessage>(Envelope.Write(new SummariseMessage("2023H1", "mien-bac"))).Trace);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"v":2,"trace":null,"body":{"period":"2023H1","region":"mien-nam"}}""")]
    [InlineData("""{"v":1,"trace":null}""")]
    public void A_message_that_is_none_is_refused(string json) =>
        Assert.Throws<FormatException>(() => Envelope.Read<SummariseMessage>(json));
}
