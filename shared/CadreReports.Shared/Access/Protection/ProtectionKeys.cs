using System.Globalization;
using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CadreReports.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CadreReports.Access.Protection;

/// <summary>
/// The keys that cookies and anti-forgery tokens are protected with, a blob each, so that every host reads what another
/// wrote and a restart forgets nothing. They are as safe as the account: who reads its blobs can forge a cookie, though not
/// the session that must stand behind it.
/// </summary>
/// <remarks>The interface is synchronous; it is asked at the start and about once a day.</remarks>
public sealed class ProtectionKeys(StorageAccount account) : IXmlRepository
{
    private const string Extension = ".xml";
    private const string KeyPrefix = "key-";

    private readonly BlobContainerClient container = account.Blobs.GetBlobContainerClient(StorageNames.ProtectionContainer);

    /// <summary>How many keys there were when they were last read.</summary>
    private volatile int seen;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        try
        {
            var names = container.GetBlobs().Select(item => item.Name).Where(name => name.EndsWith(Extension, StringComparison.Ordinal)).ToList();
            seen = names.Count(name => name.StartsWith(KeyPrefix, StringComparison.Ordinal));
            return [.. names.Select(name => Read(container.GetBlobClient(name)))];
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            return [];
        }
    }

    /// <summary>
    /// Stores an element once. A key is made because those that were read just before are not enough, and takes the next
    /// number after them: of two hosts that find so at once the later one's is dropped, and its host finds the other's when it
    /// reads all of them again, as it does after every key that it made.
    /// </summary>
    public void StoreElement(XElement element, string friendlyName)
    {
        container.CreateIfNotExists();
        var name = friendlyName.StartsWith(KeyPrefix, StringComparison.Ordinal)
            ? KeyPrefix + (seen + 1).ToString("000000", CultureInfo.InvariantCulture)
            : friendlyName;
        try
        {
            container.GetBlobClient(name + Extension).Upload(
                BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } });
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Another host's, or this very element on a second try.
        }
    }

    private static XElement Read(BlobClient blob)
    {
        using var content = blob.DownloadContent().Value.Content.ToStream();
        return XElement.Load(content);
    }
}
