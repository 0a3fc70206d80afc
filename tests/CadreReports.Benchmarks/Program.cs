using BenchmarkDotNet.Running;
using CadreReports.Benchmarks;

BenchmarkSwitcher.FromTypes([typeof(ReaderBenchmarks)]).Run(args.Length == 0 ? ["--filter", "*"] : args);
