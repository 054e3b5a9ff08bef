using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Sites;

/// <summary>One of two populations whose rates are compared: the rows of a site table, of one sex where men are set against women.</summary>
/// <param name="table">Counts and person-years of an area and period.</param>
/// <param name="what">New cases or deaths.</param>
/// <param name="only">The sex that stands for every row; null: each row its own.</param>
public sealed class ComparedSide(SiteTable table, RegistryEvent what, Sex? only = null)
{
    private readonly SiteRateTable _rates = SiteRates.Compute(table, what, []);
    private readonly bool _deaths = what == RegistryEvent.Mortality;

    /// <summary>The site groups.</summary>
    internal SiteScheme Scheme => table.Scheme;

    internal bool IsOfOneSex => only is not null;

    /// <summary>The row of a group, whose problem says whether there is anything to compare.</summary>
    internal SiteRateRow Row(int group, Sex? sex) => _rates.Row(group, only ?? sex);

    /// <summary>Cases of known and unknown age with the person-years they belong to.</summary>
    internal StandardisedPopulation Population(int group, Sex? sex)
    {
        var rowSex = only ?? sex;
        return new(
            _deaths ? table.Deaths(group, rowSex) : table.Cases(group, rowSex), table.PersonYears(_deaths, group, rowSex),
            _deaths ? table.DeathsOfUnknownAge(group, rowSex) : table.CasesOfUnknownAge(group, rowSex));
    }
}
