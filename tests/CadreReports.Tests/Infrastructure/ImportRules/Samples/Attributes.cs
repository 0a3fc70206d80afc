namespace CadreReports.Tests.Infrastructure.ImportRules.Samples.Attributes;

[System.ComponentModel.TypeConverter(typeof(List<Lowest.Thing>))]
internal static class Sample;
