using Azure.Core;
using Azure.Core.Pipeline;
using CadreReports.Contacts;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Reminders.Delivery;

/// <summary>
/// Lets a host die at a chosen step, a step being a request to storage or a conversation with the mail server; nothing that
/// it does afterwards happens.
/// </summary>
/// <param name="at">The step, from 1; 0 for never.</param>
/// <param name="afterwards">The step has its effect, and only nobody hears of it.</param>
internal sealed class Mishap(int at, bool afterwards) : HttpPipelinePolicy
{
    private int steps;

    /// <summary>How many steps were begun while it lived.</summary>
    public int Steps => Happened ? at : steps;

    /// <summary>Whether it has died.</summary>
    public bool Happened { get; private set; }

    /// <summary>Whether it died after a mail server had taken a message and before that was noted.</summary>
    public bool BetweenAcceptanceAndMark { get; private set; }

    /// <summary>The way out, with its dangers.</summary>
    public IMailChannel Around(IMailChannel channel) => new Way(this, channel);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The project only makes asynchronous calls.");

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        new(PassAsync(() => ProcessNextAsync(message, pipeline).AsTask(), sends: false));

    private async Task PassAsync(Func<Task> step, bool sends)
    {
        var turn = Interlocked.Increment(ref steps);
        var dies = at > 0 && turn >= at;
        if (!dies || (turn == at && afterwards))
        {
            await step();
            if (sends)
            {
                BetweenAcceptanceAndMark = true;
            }
            else
            {
                // The first request after a conversation is the mark.
                BetweenAcceptanceAndMark = false;
            }
        }

        if (dies)
        {
            Happened = true;
            throw new BrokenException();
        }
    }

    private sealed class Way(Mishap mishap, IMailChannel channel) : IMailChannel
    {
        public async Task<IReadOnlyList<RefusedRecipient>> SendAsync(Mail mail, IReadOnlyList<Contact> recipients, CancellationToken cancellationToken)
        {
            IReadOnlyList<RefusedRecipient> refused = [];
            await mishap.PassAsync(async () => refused = await channel.SendAsync(mail, recipients, cancellationToken), sends: true);
            return refused;
        }
    }
}
