using Registry.Analytics.Rates;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Tests.Rates;

/// <summary>Deaths of two states by sex and age, the published example of SAS STDRATE (see tests/reference/README.md).</summary>
public class AlaskaFloridaTests
{
    [TestCase("alaska", 8.0693, 4.6640)]
    [TestCase("florida", 7.7342, 10.3968)]
    public void StandardisedAndCrudeRatePer1000(string state, double standardised, double crude)
    {
        var rows = ReferenceTable.Read("alaska_florida.csv");
        var (cases, years) = (Column($"{state}_deaths"), Column($"{state}_person_years"));
        var standard = new StandardPopulation("US", "US", "US", Column("standard"));
        Assert.That(AgeStandardisedRate.Direct(cases, years, standard)!.Per100k / 100, Is.EqualTo(standardised).Within(0.00005));
        Assert.That(CrudeRate.Of(cases.Total, years.Total)!.Per100k / 100, Is.EqualTo(crude).Within(0.00005));

        // Ten strata of age and sex stand in the first ten groups; the rest are empty and weigh nothing.
        AgeVector Column(string name) =>
            new(AgeScheme.Cn19, [.. rows.Select(r => ReferenceTable.Number(r[name])), .. new double[AgeScheme.Cn19.Count - rows.Count]]);
    }
}
