using CadreReports.Catalogue;

namespace CadreReports.Local.Samples;

/// <summary>One sample province through all periods: every stock starts where the period before left it.</summary>
internal sealed class ProvinceModel
{
    private readonly Dictionary<PeriodId, SampleFigures> figures = [];
    private readonly Dictionary<PeriodId, SampleTexts> texts = [];

    /// <param name="profile">The province's size.</param>
    /// <param name="periods">Successive half-years, oldest first.</param>
    public ProvinceModel(ProvinceProfile profile, IReadOnlyList<PeriodId> periods)
    {
        var dice = new SampleDice(profile.Code);
        SampleFigures? before = null;
        SampleTexts? said = null;
        foreach (var period in periods)
        {
            var now = new SampleFigures();
            PartyFigures.Add(now, before, profile, dice, period);
            OrganisationFigures.Add(now, before, profile, dice, period);
            PlanningFigures.Add(now, before, profile, dice, period);
            PersonnelFigures.Add(now, before, profile, dice, period);
            AssessmentFigures.Add(now, before, profile, dice, period);
            figures[period] = before = now;
            said = SampleTexts.Write(said, profile, dice, period);
            texts[period] = said;
        }
    }

    public SampleFigures Figures(PeriodId period) => figures[period];

    public SampleTexts Texts(PeriodId period) => texts[period];
}
