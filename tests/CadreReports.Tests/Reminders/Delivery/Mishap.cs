using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using CadreReports.Contacts;
using CadreReports.Reminders;
using CadreReports.Reminders.Delivery;
using CadreReports.Storage;
using CadreReports.Tests.Submissions;

namespace CadreReports.Tests.Reminders.Delivery;

/// <summary>When a host dies at a step.</summary>
internal enum Death
{
    /// <summary>It lives on.</summary>
    None,

    /// <summary>The step does not happen.</summary>
    Before,

    /// <summary>The step has its effect, and only nobody hears of it.</summary>
    After,
}

/// <summary>
/// Lets a host die at a chosen step, a step being a request to storage or a conversation with the mail server; nothing that
/// it would do afterwards happens.
/// </summary>
/// <param name="judge">Asked at every step, with what it is, such as <c>POST Reminders</c>, and its number, from 1.</param>
internal sealed class Mishap(Func<string, int, Death> judge) : HttpPipelinePolicy
{
    /// <summary>The step that hands a message over.</summary>
    public const string Conversation = "SMTP";

    private int steps;
    private string? unmarked;

    /// <param name="at">The step's number.</param>
    /// <param name="death">When it dies there.</param>
    public Mishap(int at, Death death)
        : this((_, number) => number == at ? death : Death.None)
    {
    }

    /// <summary>Whether it has died.</summary>
    public bool Happened { get; private set; }

    /// <summary>The Message-ID of what a mail server had taken when it died, and was not noted; null for nothing.</summary>
    public string? Unmarked => Happened ? unmarked : null;

    /// <summary>The way out, with its dangers.</summary>
    public IMailChannel Around(IMailChannel channel) => new Way(this, channel);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The project only makes asynchronous calls.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var name = await NameAsync(message.Request);
        await PassAsync(name, async () =>
        {
            await ProcessNextAsync(message, pipeline);

            // The first that a sender writes after a conversation is the mark.
            unmarked = name.StartsWith($"PUT {StorageNames.RemindersTable}", StringComparison.Ordinal) ? null : unmarked;
        });
    }

    private async Task PassAsync(string name, Func<Task> step)
    {
        var number = Interlocked.Increment(ref steps);
        var death = Happened ? Death.Before : judge(name, number);
        if (death != Death.Before)
        {
            await step();
        }

        if (death != Death.None)
        {
            Happened = true;
            throw new BrokenException();
        }
    }

    /// <summary>Such as <c>PUT Reminders Sending</c>, <c>GET Reminders()</c> for a query, <c>POST outbox</c>.</summary>
    private static async Task<string> NameAsync(Request request)
    {
        var resource = request.Uri.ToUri().Segments.ElementAtOrDefault(2)?.Trim('/') ?? string.Empty;
        var name = $"{request.Method.Method} {(resource.IndexOf('(', StringComparison.Ordinal) is > 0 and var i && !resource.EndsWith("()", StringComparison.Ordinal) ? resource[..i] : resource)}";
        if (request.Method != RequestMethod.Put || !resource.StartsWith(StorageNames.RemindersTable, StringComparison.Ordinal))
        {
            return name;
        }

        using var body = new MemoryStream();
        await request.Content!.WriteToAsync(body, default);
        return $"{name} {JsonDocument.Parse(body.ToArray()).RootElement.GetProperty(nameof(OutboxEntry.State)).GetString()}";
    }

    private sealed class Way(Mishap mishap, IMailChannel channel) : IMailChannel
    {
        public async Task<IReadOnlyList<RefusedRecipient>> SendAsync(Mail mail, IReadOnlyList<Contact> recipients, CancellationToken cancellationToken)
        {
            IReadOnlyList<RefusedRecipient> refused = [];
            await mishap.PassAsync(Conversation, async () =>
            {
                refused = await channel.SendAsync(mail, recipients, cancellationToken);
                mishap.unmarked = mail.MessageId;
            });
            return refused;
        }
    }
}
