using Registry.Analytics;
using Registry.Analytics.LifeTables;
using Registry.Api.Compute;
using Registry.Api.Compute.Statistics;

namespace Registry.Api.Survival;

/// <summary>A life table made of deaths and population: abridged by Chiang for each area, sex and year, and carried out to single years of age.</summary>
internal static class MadeLifeTable
{
    /// <summary>The words of the methods.</summary>
    internal static readonly string[] Methods = ["elandt-johnson", "spline", "abridged"];

    private static readonly ComputeColumn Deaths = new("deaths", ColumnKind.Count, new("全死因死亡数", "Deaths from every cause"), "all_deaths", "死亡数", "全死因死亡数");

    /// <summary>What the file holds: rows of age groups, the last one open.</summary>
    public static IReadOnlyList<ComputeColumn> Columns { get; } =
        [SurvivalColumns.Sex, SurvivalColumns.TableYear, ComputeColumn.Age, Deaths, ComputeColumn.PersonYears, SurvivalColumns.Area];

    /// <summary>The hazards of the table.</summary>
    /// <param name="rows">Rows of the file.</param>
    /// <param name="method">How ages are carried out to single years.</param>
    /// <exception cref="ComputeRefusedException">Ages, deaths or population of an area, sex and year make no life table.</exception>
    public static IReadOnlyList<MortalityRow> Rows(IReadOnlyList<InputRow> rows, string method) =>
        [.. rows.GroupBy(row => (Area: row.OptionalText(SurvivalColumns.Area.Name) ?? "", Sex: SurvivalInput.SexOf(row), Year: SurvivalInput.Whole(row, "year", 1, 9999)))
            .SelectMany(part => Hazards([.. part], method, new(part.Key.Area, part.Key.Sex, part.Key.Year, 0))
                .Select(hazard => new MortalityRow(part.Key.Sex, part.Key.Year, hazard.Age, hazard.PerYear / MortalityTable.DaysPerYear, part.Key.Area)))];

    /// <summary>What stands behind the source of a table that was made.</summary>
    public static string Words(string method) => "made of deaths and population, abridged by Chiang, " + method switch
    {
        "spline" => CompleteLifeTable.SplineMethod,
        "abridged" => "constant hazards within age groups",
        _ => CompleteLifeTable.ElandtJohnsonMethod,
    };

    private static IEnumerable<(int Age, double PerYear)> Hazards(IReadOnlyList<InputRow> rows, string method, MortalityStratum part)
    {
        try
        {
            var table = LifeTable.Abridged([.. AgeInterval.Of(rows).Select(g => new AgeExposure(g.From, g.WidthYears, g.Sum(Deaths), g.Sum(ComputeColumn.PersonYears)))]);
            return method == "abridged"
                ? [.. table.Select(row => (row.FromAge, row.WidthYears is { } width ? -Math.Log(1 - row.Dying) / width : row.Mortality))]
                : [.. (method == "spline" ? CompleteLifeTable.Spline(table) : CompleteLifeTable.ElandtJohnson(table)).Where(age => age.Hazard is not null).Select(age => (age.Age, age.Hazard!.Value))];
        }
        catch (ArgumentException refused)
        {
            var area = part.Area.Length == 0 ? new Bilingual("", "") : new($"{part.Area}，", $"{part.Area}, ");
            var place = area + new Bilingual($"性别 {(int)part.Sex}，{part.Year} 年", $"sex {(int)part.Sex}, {part.Year}");
            throw new ComputeRefusedException([new("deaths", place + new Bilingual("，不能编制寿命表：", ", no life table can be made: ") + StatisticRefusedException.ReasonOf(refused))]);
        }
    }
}
