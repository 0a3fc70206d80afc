using System.Text.Json.Nodes;
using CadreReports.Catalogue;
using CadreReports.Findings;

namespace CadreReports.Tests.Catalogue.Coverage;

/// <summary>The rules leave out no relation that the forms declare.</summary>
public sealed class CoverageTests
{
    public static TheoryData<string> Versions => [.. CatalogueSet.Load().Versions.Select(v => v.Version)];

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_sum_part_and_movement_follows_from_the_error_rules(string version) =>
        Assert.Empty(Missing(CatalogueSet.Load().Version(version)!));

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_ratio_pair_is_watched_by_a_query_or_a_note(string name)
    {
        var version = CatalogueSet.Load().Version(name)!;
        var watched = version.Rules.Where(r => r.Severity != Severity.Error).SelectMany(r => r.Instances).Select(i => i.ToString()).ToList();
        List<RatioPair> missing = [.. RequiredRelations.RatiosOf(version).Where(pair => !watched.Exists(rule => Names(rule, pair.Part) && Names(rule, pair.Whole)))];
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void There_are_relations_of_every_kind(string name)
    {
        var version = CatalogueSet.Load().Version(name)!;
        var required = RequiredRelations.Of(version);
        Assert.Equal(Enum.GetValues<RelationKind>(), required.Select(r => r.Kind).Distinct().Order());
        Assert.Equal(
            version.Forms.Where(f => !f.IsList).Select(f => f.Code),
            required.SelectMany(r => r.Form.Figures).Select(f => f.Form).Distinct().Order(StringComparer.Ordinal));
        Assert.NotEmpty(RequiredRelations.RatiosOf(version));
    }

    [Theory]
    [InlineData("2023", "BM01-02", "BM01.19.total follows from 06, 07, 12")]
    [InlineData("2023", "BM01-05", "BM01.08.female <= BM01.08.total")]
    [InlineData("2023", "BM02-01", "BM02.02.total = BM02.02.party + BM02.02.government + BM02.02.service")]
    [InlineData("2025", "BM02-01", "BM02.04.total = BM02.04.party + BM02.04.government + BM02.04.service")]
    [InlineData("2017", "BM03-02", "BM03.01.district = BM03.04.district + BM03.05.district + BM03.06.district")]
    [InlineData("2025", "BM03-05", "BM03.02.commune <= BM03.01.commune")]
    [InlineData("2017", "BM04-01", "BM04.12.t2015 follows from 01, 02, 05")]
    [InlineData("2025", "BM04-03", "BM04.12.total = BM04.14.total + BM04.15.total + BM04.16.total")]
    [InlineData("2025", "BM05-02", "BM05.06.female <= BM05.06.total")]
    [InlineData("2017", "BM07-02", "BM07.05.assessed <= BM07.01.assessed")]
    public void A_rule_that_is_left_out_is_missed(string version, string ruleId, string missing)
    {
        var without = new CatalogueFiles().Edit("rules.json", file =>
        {
            var rules = file["rules"]!.AsArray();
            Assert.True(rules.Remove(rules.Single(r => (string?)r!["id"] == ruleId)));
        });
        Assert.Contains(missing, Missing(without.Load().Version(version)!));
    }

    [Fact]
    public void A_part_that_is_not_told_of_is_missed()
    {
        var more = new CatalogueFiles().Edit("forms/BM08.json", file => file["rows"]!.AsArray().Add(
            JsonNode.Parse("""{ "code": "12", "name": "x", "level": 1, "unit": "cuộc", "time": "flow", "partOf": "01" }""")));
        Assert.Equal(["BM08.12.total <= BM08.01.total"], Missing(more.Load().Version("2023")!));
    }

    private static bool Names(string rule, FigureRef figure) => rule.Contains(figure.ToString(), StringComparison.Ordinal);

    private static List<string> Missing(CatalogueVersion version)
    {
        var proof = new RuleProof(version);
        return [.. RequiredRelations.Of(version).Where(r => !proof.Implies(r)).Select(r => r.Name)];
    }
}
