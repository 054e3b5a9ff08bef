using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>What the whole-part checks count while the rows go by. Its size depends on hospitals and years, not on rows.</summary>
internal sealed class PartTallies(JudgingContext context)
{
    private const int MostHospitals = 20_000;
    private readonly Dictionary<string, int[]> _daysByHospital = new(StringComparer.Ordinal);

    /// <summary>What is the same for all rows.</summary>
    public JudgingContext Context { get; } = context;

    /// <summary>The numbers in force.</summary>
    public CheckThresholds Thresholds => Context.Checks.Thresholds;

    /// <summary>Rows by the year of their event, accepted or not.</summary>
    public SortedDictionary<int, int> RowsByYear { get; } = [];

    /// <summary>Days of the month of the incidence dates, by hospital ("" where the file has none): index 0 counts all, 1 to 31 a day.</summary>
    public IReadOnlyDictionary<string, int[]> DaysByHospital => _daysByHospital;

    /// <summary>How often each word for "no value" was met.</summary>
    public required IReadOnlyDictionary<string, long> MissingWords { get; init; }

    /// <summary>Rows whose household is in a district of a city, by its area code.</summary>
    public long UrbanRows { get; private set; }

    /// <summary>Rows whose household is in a county or county-level city, by its area code.</summary>
    public long RuralRows { get; private set; }

    /// <summary>Counts a row.</summary>
    public void Add(RowFacts facts)
    {
        if (facts.Text(Item.HouseholdAreaCode) is { } code && AreaCodes.Read(code) > 0)
        {
            if (Area.TypeOf(code) == AreaType.Urban) UrbanRows++;
            else RuralRows++;
        }
        if (facts.EventDate is not { } date) return;
        RowsByYear[date.Year] = RowsByYear.GetValueOrDefault(date.Year) + 1;
        if (facts.Part == PartKind.Incidence && date.Day is { } day) AddDay(facts.Text(Item.Hospital) ?? "", day);
    }

    private void AddDay(string hospital, int day)
    {
        if (!_daysByHospital.TryGetValue(hospital, out var days))
        {
            if (_daysByHospital.Count == MostHospitals) return;
            _daysByHospital[hospital] = days = new int[32];
        }
        days[0]++;
        days[day]++;
    }
}
