using System.Reflection;

namespace CadreReports.Local;

/// <summary>How the local run was called.</summary>
/// <param name="Once">Leave when the job is done instead of serving on.</param>
/// <param name="Results">The folder for the summary and the status.</param>
/// <param name="Data">The folder for the emulator's data and the logs.</param>
/// <param name="Port">The port of the functions app; 0 for a free one.</param>
public sealed record LocalOptions(bool Once, string Results, string Data, int Port)
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(
        typeof(LocalOptions).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "LocalFolder").Value!, "..", ".."));

    /// <summary>The data folder of a run that is kept.</summary>
    internal static string KeptData => Path.Combine(Root, ".data", "local");

    /// <summary>Reads the command line; null when it cannot be read.</summary>
    public static LocalOptions? Parse(IReadOnlyList<string> arguments)
    {
        var once = false;
        string? results = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--once":
                    once = true;
                    break;
                case "--out" when i + 1 < arguments.Count && arguments[i + 1].Length > 0:
                    results = Path.GetFullPath(arguments[++i]);
                    break;
                default:
                    return null;
            }
        }

        var data = Path.Combine(Root, ".data");
        return once
            // A run of its own, beside whatever else runs.
            ? new LocalOptions(true, results ?? Path.Combine(data, "results"), Path.Combine(data, "once", Path.GetRandomFileName()), 0)
            : new LocalOptions(false, results ?? Path.Combine(data, "results"), KeptData, 7071);
    }
}
