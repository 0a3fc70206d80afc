namespace CadreReports.Tests.Infrastructure.Imports.Samples.Bases;

internal sealed class Sample : Lowest.Ground, Lowest.IThing;
