namespace CadreReports.Tests.Infrastructure.ImportRules.Samples.Bases;

internal sealed class Sample : Lowest.Ground, Lowest.IThing;
