using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Invented;

/// <summary>A death that never happened; linked to a case when the deceased was registered.</summary>
internal sealed class InventedDeath
{
    public required SiteRates Rates { get; init; }

    public required DateOnly Date { get; set; }

    public required DateOnly BirthDate { get; set; }

    /// <summary>The case of the deceased, or null.</summary>
    public InventedCase? Case { get; set; }

    /// <summary>The deceased; null until the deaths have been linked.</summary>
    public InventedPerson? Person { get; set; }

    public string Number { get; set; } = "";

    public string Cause { get; set; } = "";

    public Sex Sex => Rates.Sex;

    public int Age => InventedCase.CompletedYears(BirthDate, Date);

    public InventedRow ToRow(Area area)
    {
        var row = new InventedRow();
        row[Item.CaseNumber] = Number;
        row[Item.CertificateNumber] = Number;
        InventedCase.WritePerson(row, Person!, area);
        row.Set(Item.Age, Age);
        row.Set(Item.DeathDate, Date);
        row[Item.Icd10] = Cause;
        row[Item.UnderlyingCause] = Cause;
        if (Case is not { } known) return row;
        row.Set(Item.IncidenceDate, known.IncidenceDate);
        row[Item.Topography] = known.Tumour.Site.Code;
        row[Item.Morphology] = known.Tumour.Morphology.Histology.ToString();
        row.Set(Item.Behaviour, (int)known.Tumour.Morphology.Behaviour);
        row.Set(Item.Grade, known.Tumour.Grade);
        row.Set(Item.Basis, (int)known.Basis);
        row[Item.DerivedIcd10] = known.Tumour.Icd10.Code;
        return row;
    }
}

/// <summary>Links deaths to cases, makes the certificate-only cases, and lets some of the registered die of other causes.</summary>
internal static class DeathsOfCases
{
    /// <summary>Share of cancer deaths whose case is in the registry when there is a fitting one.</summary>
    private const double Linked = 0.93;

    public static void Happen(List<InventedCase> cases, List<InventedDeath> deaths, int lastYear, Chance chance)
    {
        var living = cases.GroupBy(c => (c.Group, c.Person.Sex, c.Person.BirthDate.Year))
            .ToDictionary(g => g.Key, g => g.ToList());
        var expected = cases.GroupBy(c => c.Group).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        deaths.Sort((a, b) => a.Date.CompareTo(b.Date));
        foreach (var death in deaths)
            if (!chance.Happens(Linked) || !Link(death, living, chance)) Unlinked(death, chance);
        CertificateOnly(cases, deaths, expected, chance);
        OtherCauses(cases, deaths, lastYear, chance);
    }

    private static bool Link(InventedDeath death, Dictionary<(string, Sex, int), List<InventedCase>> living, Chance chance)
    {
        foreach (var away in (int[])[0, 1, -1, 2, -2])
        {
            if (!living.TryGetValue((death.Rates.Group, death.Sex, death.BirthDate.Year + away), out var candidates)) continue;
            candidates.RemoveAll(c => c.Person.DeathDate is not null);
            var possible = candidates.FindAll(c => c.Person.LastIncidence < death.Date);
            if (possible.Count == 0) continue;
            Die(death, chance.OneOf(possible));
            return true;
        }
        return false;
    }

    private static void Die(InventedDeath death, InventedCase known)
    {
        (death.Case, death.Person, death.BirthDate) = (known, known.Person, known.Person.BirthDate);
        death.Cause = known.Tumour.Icd10.Code;
        (known.Person.DeathDate, known.Person.DiedOfCancer) = (death.Date, true);
    }

    private static void Unlinked(InventedDeath death, Chance chance)
    {
        death.Person = InventedPerson.Born(death.BirthDate, death.Sex, death.Age, chance);
        (death.Person.DeathDate, death.Person.DiedOfCancer) = (death.Date, true);
        death.Cause = Tumour(death, chance).Icd10.Code;
    }

    private static InventedTumour Tumour(InventedDeath death, Chance chance) =>
        TumourMix.Draw(death.Rates.Group, microscopic: false, death.Sex, death.Age, chance)
        ?? throw new InvalidOperationException($"tumours.csv: group {death.Rates.Group} has no clinical tumour at age {death.Age}.");

    private static void CertificateOnly(
        List<InventedCase> cases, List<InventedDeath> deaths, Dictionary<string, int> expected, Chance chance)
    {
        foreach (var group in deaths.Where(d => d.Case is null).GroupBy(d => d.Rates.Group).ToList())
        {
            var free = group.ToList();
            var wanted = chance.Poisson(free[0].Rates.DeathCertificateFraction * expected.GetValueOrDefault(group.Key));
            for (; wanted > 0 && free.Count > 0; wanted--)
            {
                var at = chance.Below(free.Count);
                var death = free[at];
                free.RemoveAt(at);
                var known = new InventedCase
                {
                    Person = death.Person!,
                    Group = group.Key,
                    IncidenceDate = death.Date,
                    Tumour = Tumour(death, chance),
                    Basis = BasisOfDiagnosis.DeathCertificateOnly,
                };
                (death.Case, death.Cause) = (known, known.Tumour.Icd10.Code);
                cases.Add(known);
            }
        }
    }

    private static void OtherCauses(List<InventedCase> cases, List<InventedDeath> deaths, int lastYear, Chance chance)
    {
        foreach (var known in cases)
        {
            var person = known.Person;
            for (var year = person.LastIncidence.Year + 1; person.DeathDate is null && year <= lastYear; year++)
            {
                var day = new DateOnly(year, 1, 1).AddDays(chance.Below(365));
                var age = AgeScheme.Cn19.GroupOf(InventedCase.CompletedYears(person.BirthDate, day));
                if (!chance.Happens(0.7 * InventedTables.AllCauseRates[person.Sex == Sex.Male ? 0 : 1, age] / 100_000)) continue;
                (person.DeathDate, person.DiedOfCancer) = (day, false);
                var rates = InventedTables.Rates.First(r => r.Group == known.Group && r.Sex == person.Sex);
                deaths.Add(new()
                {
                    Rates = rates, Date = day, BirthDate = person.BirthDate, Person = person, Case = known,
                    Cause = InventedCase.OtherCause(chance),
                });
            }
        }
    }
}
