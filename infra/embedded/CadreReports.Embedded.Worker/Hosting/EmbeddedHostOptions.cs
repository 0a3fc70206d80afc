using System.Net;

namespace CadreReports.Embedded.Hosting;

/// <summary>Settings of the embedded host itself, from the configuration section <c>EmbeddedHost</c>.</summary>
internal sealed class EmbeddedHostOptions
{
    public const string Section = "EmbeddedHost";

    /// <summary>Where HTTP is listened for: an IP address, <c>localhost</c> or <c>*</c> for every address.</summary>
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>The HTTP port; 0 takes a free one. The command line has <c>--port</c> for it.</summary>
    public int Port { get; set; } = 7071;

    /// <summary>A key that opens functions of level Function; without one only the master key does.</summary>
    public string? FunctionKey { get; set; }

    /// <summary>The key that opens every function.</summary>
    public string? MasterKey { get; set; }

    /// <summary>How often containers are looked through for new blobs.</summary>
    public TimeSpan BlobScanInterval { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long a message being worked on stays hidden from others; renewed at half of it while the work goes on. After
    /// a crash the message comes back when it is over.
    /// </summary>
    public TimeSpan MessageLease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Stops the host when its standard input ends, so that it does not outlive the program that started it.</summary>
    public bool StopWhenInputCloses { get; set; }

    /// <summary>Whether every setting is in its range.</summary>
    public bool IsValid =>
        (Address is "*" or "localhost" || IPAddress.TryParse(Address, out _))
        && Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort
        && BlobScanInterval > TimeSpan.Zero
        && MessageLease >= TimeSpan.FromSeconds(1)
        && MessageLease <= TimeSpan.FromDays(7);
}
