using System.Text;
using Azure.Storage.Queues.Models;

namespace CadreReports.Embedded.Storage.Queues;

/// <summary>The base64 around message texts.</summary>
internal static class MessageText
{
    /// <summary>The message with its body decoded.</summary>
    /// <exception cref="FormatException">The body is not base64.</exception>
    public static QueueMessage Decode(QueueMessage message) => QueuesModelFactory.QueueMessage(
        message.MessageId,
        message.PopReceipt,
        BinaryData.FromBytes(Convert.FromBase64String(message.Body.ToString())),
        message.DequeueCount,
        message.NextVisibleOn,
        message.InsertedOn,
        message.ExpiresOn);

    public static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
