namespace CadreReports.Tests.Infrastructure.Imports.Samples.Attributes;

[System.ComponentModel.TypeConverter(typeof(List<Lowest.Thing>))]
internal static class Sample;
