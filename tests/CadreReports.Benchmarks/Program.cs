using BenchmarkDotNet.Running;
using CadreReports.Benchmarks;

BenchmarkSwitcher.FromTypes([typeof(ReaderBenchmarks), typeof(RuleBenchmarks), typeof(WriterBenchmarks)]).Run(args.Length == 0 ? ["--filter", "*"] : args);
