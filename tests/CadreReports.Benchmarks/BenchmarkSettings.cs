using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace CadreReports.Benchmarks;

/// <summary>How everything here is measured: time as a ratio to the baseline, and memory.</summary>
internal sealed class BenchmarkSettings : ManualConfig
{
    public BenchmarkSettings()
    {
        AddDiagnoser(MemoryDiagnoser.Default);
        // In process: the library's own toolchain does not know every target framework that the SDK does.
        AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(12));
        WithOptions(ConfigOptions.DisableLogFile);
        HideColumns("Error", "RatioSD", "Gen0", "Gen1", "Gen2");
    }
}
