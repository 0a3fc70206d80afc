using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;

namespace CadreReports.Embedded.Storage.Timers;

/// <summary>
/// The right to run a timer, which one of the hosts with the same host id has: a lease on the blob
/// <c>locks/{host id}/{function}.Listener</c>, where the Functions host has it too.
/// </summary>
internal sealed class TimerLock(BlobClient blob, TimeSpan period, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private readonly BlobLeaseClient lease = blob.GetBlobLeaseClient();
    private readonly CancellationTokenSource released = new();
    private readonly CancellationTokenSource lost = new();
    private Task renewal = Task.CompletedTask;
    private long renewedAt;

    /// <summary>Cancelled when the lock may be another host's.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Whether it is certain at this moment that no other host has the lock.</summary>
    public bool IsHeld => !lost.IsCancellationRequested && time.GetElapsedTime(renewedAt) < period;

    /// <summary>Takes the lock and keeps it until this object is disposed.</summary>
    /// <returns>False when another host has it.</returns>
    /// <exception cref="RequestFailedException">The storage does not answer.</exception>
    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        try
        {
            await lease.AcquireAsync(period, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            await CreateAsync(cancellationToken);
            return await TryTakeAsync(cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }

        renewedAt = asked;
        renewal = RenewAsync();
        return true;
    }

    /// <summary>Gives the lock back; storage that does not answer lets it run out.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A lease that cannot be given back runs out.")]
    public async ValueTask DisposeAsync()
    {
        await released.CancelAsync();
        await renewal;
        if (IsHeld && renewedAt != 0)
        {
            try
            {
                using var patience = new CancellationTokenSource(period / 4);
                await lease.ReleaseAsync(cancellationToken: patience.Token);
            }
            catch (Exception e)
            {
                logger.LogDebug(e, "Lock {Lock} could not be given back; it runs out.", blob.Name);
            }
        }

        released.Dispose();
        lost.Dispose();
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        await blob.GetParentBlobContainerClient().CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        try
        {
            await blob.UploadAsync(
                BinaryData.FromBytes([]), new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } }, cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // Another host was faster; the lease decides.
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is, the next attempt may still be in time.")]
    private async Task RenewAsync()
    {
        var pause = period / 3;
        while (true)
        {
            try
            {
                await Task.Delay(pause, time, released.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var asked = time.GetTimestamp();
            var left = period - time.GetElapsedTime(renewedAt);
            try
            {
                if (left > TimeSpan.Zero)
                {
                    using var patience = new CancellationTokenSource(left, time);
                    await lease.RenewAsync(cancellationToken: patience.Token);
                    renewedAt = asked;
                    pause = period / 3;
                    continue;
                }
            }
            catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
            {
                left = TimeSpan.Zero;
            }
            catch (Exception e)
            {
                logger.LogWarning(e, "Could not keep lock {Lock}; will try again.", blob.Name);
                pause = period / 15;
            }

            if (left <= TimeSpan.Zero || time.GetElapsedTime(renewedAt) >= period)
            {
                logger.LogWarning("Lock {Lock} is no longer ours.", blob.Name);
                await lost.CancelAsync();
                return;
            }
        }
    }
}
