using BenchmarkDotNet.Running;
using CadreReports.Benchmarks;

if (args is ["memory"])
{
    SummaryMemory.Measure(Console.Out);
    return;
}

if (args is ["pages", ..])
{
    await PageTimes.MeasureAsync(Console.Out, isKept: args.Contains("--keep"));
    return;
}

BenchmarkSwitcher.FromTypes([typeof(ReaderBenchmarks), typeof(RuleBenchmarks), typeof(SummaryBenchmarks)]).Run(args.Length == 0 ? ["--filter", "*"] : args);
