using Azure.Core;
using Azure.Core.Pipeline;
using CadreReports.Health;
using CadreReports.Housekeeping;
using CadreReports.Housekeeping.Failures;
using CadreReports.Storage;
using CadreReports.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace CadreReports.Tests.Health;

/// <summary>The parts that look whether the system works, over storage that a test makes ill.</summary>
internal sealed class Patient
{
    public Patient(string connection, HttpPipelinePolicy? policy = null, ShiftedTimeProvider? clock = null, TimeSpan? patience = null)
    {
        Clock = clock ?? new ShiftedTimeProvider(TimeSpan.Zero);
        Account = StorageAccount.Open(connection, policy);
        Rounds = new LastRound(Account);
        Failures = new FailureStore(Account);
        var times = new StorageClock(Clock);
        var attempt = new Attempt(Clock, NullLogger<Attempt>.Instance) { Patience = patience ?? TimeSpan.FromSeconds(30) };
        Probe = new StorageProbe(Account, attempt, times);
        Check = new HealthCheck(Account, Probe, new QueueGlance(Account, new QueueAges(Account, times)), Failures, Rounds, attempt, Clock);
    }

    public ShiftedTimeProvider Clock { get; }

    public StorageAccount Account { get; }

    public LastRound Rounds { get; }

    public FailureStore Failures { get; }

    public StorageProbe Probe { get; }

    public HealthCheck Check { get; }
}

/// <summary>Counts requests and lets some of them come to grief.</summary>
internal sealed class Illness(Func<HttpMessage, Task>? befalls = null) : HttpPipelinePolicy
{
    private int requests;

    public int Requests => Volatile.Read(ref requests);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The project only makes asynchronous calls.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Interlocked.Increment(ref requests);
        if (befalls is not null)
        {
            await befalls(message);
        }

        await ProcessNextAsync(message, pipeline);
    }
}
