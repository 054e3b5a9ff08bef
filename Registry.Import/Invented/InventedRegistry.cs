using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Invented;

/// <summary>One registry of the province: its population, cases and deaths over the years.</summary>
internal sealed class InventedRegistry
{
    private readonly GeneratorOptions _options;
    private readonly Chance _chance;
    private readonly AreaType _type;
    private readonly double _size;
    private readonly double[,] _own = new double[2, AgeScheme.Cn19.Count];
    private readonly List<InventedCase> _cases = [];
    private readonly List<InventedDeath> _deaths = [];

    public InventedRegistry(Area area, double size, GeneratorOptions options)
    {
        (Area, _size, _options) = (area, size, options);
        _chance = new(unchecked(options.Seed * 1_000_003 + int.Parse(area.Code, CultureInfo.InvariantCulture)));
        _type = Area.TypeOf(area.Code);
        for (var sex = 0; sex < 2; sex++)
            for (var age = 0; age < AgeScheme.Cn19.Count; age++) _own[sex, age] = 0.97 + 0.06 * _chance.Fraction();
    }

    public Area Area { get; }

    /// <summary>The rows of the three parts: cases and deaths in the order of their dates, population by year, sex and age.</summary>
    public (List<InventedRow> Cases, List<InventedRow> Deaths, List<InventedRow> Population) Rows()
    {
        for (var year = _options.FromYear; year <= _options.ToYear; year++) HappenIn(year);
        _cases.Sort((a, b) => a.IncidenceDate.CompareTo(b.IncidenceDate));
        SecondPrimaries.Join(_cases, _chance);
        DeathsOfCases.Happen(_cases, _deaths, _options.ToYear, _chance);
        _cases.Sort((a, b) => a.IncidenceDate.CompareTo(b.IncidenceDate));
        NumberThem();
        return ([.. _cases.Select(c => c.ToRow(Area, _options.FollowUpClose, _chance))],
                [.. _deaths.Select(d => d.ToRow(Area))],
                PopulationRows());
    }

    private void HappenIn(int year)
    {
        foreach (var rates in InventedTables.Rates)
        {
            for (var age = 0; age < AgeScheme.Cn19.Count; age++)
            {
                var persons = Persons(year, rates.Sex, age);
                var cases = _chance.Poisson(persons * rates.IncidencePer100k(age, year, _type) / 100_000);
                for (var i = 0; i < cases; i++) AddCase(rates, year, age);
                var deaths = _chance.Poisson(persons * rates.MortalityPer100k(age, year, _type) / 100_000);
                for (var i = 0; i < deaths; i++) AddDeath(rates, year, age);
            }
        }
    }

    private void AddCase(SiteRates rates, int year, int ageGroup)
    {
        if (InventedCase.Draw(rates, AnyDay(year), ageGroup, _chance) is { } one) _cases.Add(one);
    }

    private void AddDeath(SiteRates rates, int year, int ageGroup)
    {
        var day = AnyDay(year);
        _deaths.Add(new() { Rates = rates, Date = day, BirthDate = InventedPerson.BirthDateOf(day, ageGroup, _chance) });
    }

    private DateOnly AnyDay(int year) => new DateOnly(year, 1, 1).AddDays(_chance.Below(DateTime.IsLeapYear(year) ? 366 : 365));

    /// <summary>Mid-year population of a sex and age group: an ageing province, older in the countryside.</summary>
    private int Persons(int year, Sex sex, int ageGroup)
    {
        var decades = (AgeScheme.Cn19.LowerBound(ageGroup) - 45) / 10.0;
        var tilt = 0.011 * (year - InventedTables.BaseYear) + (_type == AreaType.Urban ? -0.012 : 0.018);
        var share = InventedTables.PopulationShares[sex == Sex.Male ? 0 : 1, ageGroup] / 100_000 * Math.Exp(tilt * decades);
        var growth = Math.Pow(_type == AreaType.Urban ? 1.008 : 0.997, year - InventedTables.BaseYear);
        return (int)Math.Round(_size * share * growth * _own[sex == Sex.Male ? 0 : 1, ageGroup], MidpointRounding.AwayFromZero);
    }

    private void NumberThem()
    {
        var serials = new Dictionary<int, int>();
        string Next(int year)
        {
            var serial = serials[year] = serials.GetValueOrDefault(year) + 1;
            return string.Create(CultureInfo.InvariantCulture, $"{year % 100:D2}{Area.Code}{serial:D7}");
        }
        foreach (var one in _cases) one.Number = Next(one.IncidenceDate.Year);
        _deaths.Sort((a, b) => a.Date.CompareTo(b.Date));
        foreach (var death in _deaths) death.Number = death.Case?.Number ?? Next(death.Date.Year);
    }

    private List<InventedRow> PopulationRows()
    {
        var rows = new List<InventedRow>();
        var cancer = _deaths.ToLookup(d => (d.Date.Year, d.Sex, AgeScheme.Cn19.GroupOf(d.Age)));
        for (var year = _options.FromYear; year <= _options.ToYear; year++)
            foreach (var sex in (Sex[])[Sex.Male, Sex.Female])
                for (var age = 0; age < AgeScheme.Cn19.Count; age++)
                {
                    var persons = Persons(year, sex, age);
                    var deaths = _chance.Poisson(persons * InventedTables.AllCauseRates[sex == Sex.Male ? 0 : 1, age] / 100_000);
                    var row = new InventedRow();
                    row.Set(Item.Year, year);
                    row.Set(Item.Sex, (int)sex);
                    row.Set(Item.AgeGroup, AgeScheme.Cn19.LowerBound(age));
                    row.Set(Item.Population, persons);
                    row.Set(Item.AllCauseDeaths, Math.Max(deaths, cancer[(year, sex, age)].Count()));
                    rows.Add(row);
                }
        return rows;
    }
}
