using System.Text.Json.Nodes;
using CadreReports.Catalogue;
using CadreReports.Reminders.Planning;

namespace CadreReports.Tests.Reminders;

public sealed class ReminderDataTests
{
    private const string Plans = ReminderFiles.Plans;
    private const string Holidays = ReminderFiles.Holidays;

    [Fact]
    public void Shipped_rules_load_and_every_period_has_a_plan()
    {
        var catalogues = CatalogueSet.Load();
        var rules = ReminderRules.Load(catalogues);
        Assert.All(catalogues.Periods, period => Assert.Equal("nua-nam", rules.PlanOf(period).Id));
    }

    [Fact]
    public void Period_may_name_its_plan()
    {
        var files = new ReminderFiles().Edit(Plans, f =>
        {
            var plan = f["plans"]![0]!.DeepClone();
            plan["id"] = "gap";
            f["plans"]!.AsArray().Add(plan);
        });
        var catalogue = new CadreReports.Tests.Catalogue.CatalogueFiles().Edit("periods.json", f => f["periods"]![11]!["plan"] = "gap").Load();
        Assert.Equal("gap", files.Load("gap").PlanOf(catalogue.Period("2023H1")!).Id);
    }

    public static TheoryData<string, string, string, Action<JsonNode>> Breaks => new()
    {
        // Plans.
        { Plans, "$.plans[0].dayBefore", "dayBefore", f => f["plans"]![0]!["dayBefore"] = 1 },
        { Plans, "$.defaultPlan", "'other'", f => f["defaultPlan"] = "other" },
        { Plans, "$.plans[0].texts", "'other'", f => f["plans"]![0]!["texts"] = "other" },
        { Plans, "$.plans[0].daysBefore", "0 is not", f => f["plans"]![0]!["daysBefore"]![0] = 0 },
        { Plans, "$.plans[0].daysBefore", "twice", f => f["plans"]![0]!["daysBefore"]![0] = 7 },
        { Plans, "$.plans[0].escalatesAfterDue", "-1 is not", f => f["plans"]![0]!["escalatesAfterDue"]![0] = -1 },
        { Plans, "$.plans[1].id", "two plans 'nua-nam'", f => f["plans"]!.AsArray().Add(f["plans"]![0]!.DeepClone()) },
        { Plans, "$.texts[1].id", "two texts 'chung'", f => f["texts"]!.AsArray().Add(f["texts"]![0]!.DeepClone()) },

        // Words.
        { Plans, "$.texts[0].letters", "letter digest is missing", f => Letters(f).Remove("digest") },
        { Plans, "$.texts[0].letters", "reminderLate", f => Letters(f)["reminderLate"] = Letters(f)["calendar"]!.DeepClone() },
        { Plans, "$.texts[0].letters.calendar.subject", "no {board} here; possible are year", f => Letters(f)["calendar"]!["subject"] = "Gửi {board}" },
        { Plans, "$.texts[0].letters.calendar.subject", "no {Year} here", f => Letters(f)["calendar"]!["subject"] = "Năm {Year}" },
        { Plans, "$.texts[0].letters.calendar.subject", "brace", f => Letters(f)["calendar"]!["subject"] = "Năm {year" },
        { Plans, "$.texts[0].letters.calendar.subject", "one line", f => Letters(f)["calendar"]!["subject"] = "Năm {year}\r\nBcc: x" },
        { Plans, "$.texts[0].letters.returned.subject", "{reason} holds what people wrote", f => Letters(f)["returned"]!["subject"] = "Trả lại: {reason}" },
        { Plans, "$.texts[0].letters.returned.body", "does not say {reason}", f => Letters(f)["returned"]!["body"]!.AsArray().RemoveAt(1) },
        { Plans, "$.texts[0].letters.calendar.body[0].text", "one line", f => Letters(f)["calendar"]!["body"]![0]!["text"] = " " },
        { Plans, "$.texts[0].letters.received.body[0].text", "no {links} here", f => Letters(f)["received"]!["body"]![0]!["text"] = "Xem {links}" },
        { Plans, "$.texts[0].letters.received.body[1].block", "no {period} here", f => Letters(f)["received"]!["body"]![1]!["block"] = "period" },
        { Plans, "$.texts[0].letters.received.body[1]", "a text, or a block", f => Letters(f)["received"]!["body"]![1]!["text"] = "Xem" },
        { Plans, "$.texts[0].closing[0]", "one line", f => f["texts"]![0]!["closing"]![0] = "Trân trọng {board}" },

        // Holidays.
        { Holidays, "$.fixed[0].date", "'13-01'", f => f["fixed"]![0]!["date"] = "13-01" },
        { Holidays, "$.fixed[0].date", "'02-29'", f => f["fixed"]![0]!["date"] = "02-29" },
        { Holidays, "$.fixed[0].name", "blank", f => f["fixed"]![0]!["name"] = "" },
        { Holidays, "$.years[1].year", "does not come after 2022", f => f["years"]!.AsArray().Insert(0, f["years"]![0]!.DeepClone()) },
        { Holidays, "$.years[0].source", "blank", f => f["years"]![0]!["source"] = " " },
        { Holidays, "$.years[0].daysOff", "Quốc khánh 2/9 is missing", f => f["years"]![0]!["daysOff"]!.AsArray().RemoveAt(8) },
        { Holidays, "$.years[0].daysOff[0].from", "not in 2022", f => f["years"]![0]!["daysOff"]![0]!["from"] = "2021-01-01" },
        { Holidays, "$.years[0].daysOff[2].to", "before the first", f => f["years"]![0]!["daysOff"]![2]!["to"] = "2022-01-30" },
        { Holidays, "$.years[0].daysOff[1].from", "after Tết Dương lịch", f => f["years"]![0]!["daysOff"]![1]!["from"] = "2022-01-01" },
        { Holidays, "$.years[2].workingDays[0].day", "a working day already", f => f["years"]![2]!["workingDays"]![0]!["day"] = "2024-05-03" },
        { Holidays, "$.years[2].workingDays[0].day", "not in 2024", f => f["years"]![2]!["workingDays"]![0]!["day"] = "2023-05-06" },
        { Holidays, "$.years[2].workingDays[0].day", "also a day off, Tết", f => f["years"]![2]!["workingDays"]![0]!["day"] = "2024-02-10" },
    };

    [Theory]
    [MemberData(nameof(Breaks))]
    public void Broken_file_is_refused_and_says_where(string file, string path, string problem, Action<JsonNode> edit)
    {
        var refusal = Assert.Throws<CatalogueException>(() => new ReminderFiles().Edit(file, edit).Load());
        Assert.StartsWith(file, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Period_with_an_unknown_plan_is_refused() =>
        Assert.Contains("'other'", Assert.Throws<CatalogueException>(() => new ReminderFiles().Load("other")).Message, StringComparison.Ordinal);

    private static JsonObject Letters(JsonNode file) => file["texts"]![0]!["letters"]!.AsObject();
}
