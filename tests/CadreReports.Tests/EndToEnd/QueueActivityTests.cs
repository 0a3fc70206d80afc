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
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"v":2,"trace":null,"body":{"period":"2023H1","region":"mien-nam"}}""")]
    [InlineData("""{"v":1,"trace":null}""")]
    public void A_message_that_is_none_is_refused(string json) =>
        Assert.Throws<FormatException>(() => Envelope.Read<SummariseMessage>(json));
}
