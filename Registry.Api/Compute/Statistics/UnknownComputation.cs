using Registry.Analytics.Rates;
using Registry.Core.Cube;

namespace Registry.Api.Compute.Statistics;

/// <summary>Cases of unknown sex and age spread over the known ones.</summary>
internal static class UnknownComputation
{
    private static readonly ComputeColumn SexColumn = new("sex", ColumnKind.Text,
        new("性别：1 男，2 女，其他为不详", "Sex: 1 men, 2 women, anything else unknown"), "性别");

    private static readonly ComputeParameter UnknownSexChoice = ComputeParameter.Choice("unknownSex", "within-age",
        new("性别不详病例：within-age 按同年龄男女比例；all-ages 按全年龄男女比例；half 男女各半；excluded 不计入",
            "Cases of unknown sex: within-age in proportion to men and women of the same age, all-ages of all ages together, half to each, or excluded"),
        "within-age", "all-ages", "half", "excluded");

    private static readonly string[] Men = ["1", "m", "male", "men", "男", "男性"];
    private static readonly string[] Women = ["2", "f", "female", "women", "女", "女性"];

    public static Computation Computation { get; } = new()
    {
        Name = "spread-unknown",
        Section = ComputationSection.Rates,
        Title = new("把性别或年龄不详的病例按比例分摊", "Spreads cases of unknown sex and of unknown age in proportion"),
        Parameters = [UnknownSexChoice, ComputeParameter.UnknownAge],
        Columns = [SexColumn, ComputeColumn.Age, ComputeColumn.Cases],
        Results =
        [
            new("sex", new("性别", "sex")), new("age", new("年龄组", "age group")), new("cases", new("原例数", "cases as given")),
            new("cases_spread", new("分摊后的例数", "cases with those of unknown sex and age")),
        ],
        Heading = nameof(UnknownSex),
        Citation = "IARC Sci Publ 95, 1991, ch. 11 (unknown age); proportional within age for unknown sex.",
        Example = new("sex,age,cases\n1,50-54,20\n1,55-59,30\n2,50-54,10\n2,55-59,30\n9,50-54,3\n1,unknown,5\n", "invented"),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var table = input.Ages();
        var (men, women, unknown) = (Of(input, table, Men.Contains), Of(input, table, Women.Contains),
            Of(input, table, sex => !Men.Contains(sex) && !Women.Contains(sex)));
        var rule = RuleOf(input);
        var ages = UnknownSex.Spread(men.Known, women.Known, unknown.Known, rule)
            ?? throw ComputeInput.Refuse("sex", "全部病例性别不详，无从分摊。", "every sex is unknown: there is nothing to spread by.");
        var (toMen, toWomen) = ShareOfAgeless(rule, unknown.Unknown, men.Known.Total, women.Known.Total);
        var excludes = RateRows.Excludes(input);
        var method = UnknownSex.MethodOf(rule) + (excludes ? "; unknown age: left out" : $"; {UnknownAge.Method}");
        return Rows(method, table, 1, men.Known, ages.Men, excludes ? 0 : men.Unknown + toMen)
            .Concat(Rows(method, table, 2, women.Known, ages.Women, excludes ? 0 : women.Unknown + toWomen));
    }

    private static UnknownSexRule RuleOf(ComputeInput input) => input.Values.Text(UnknownSexChoice.Name) switch
    {
        "all-ages" => UnknownSexRule.OfAllAges,
        "half" => UnknownSexRule.Half,
        "excluded" => UnknownSexRule.LeftOut,
        _ => UnknownSexRule.WithinAge,
    };

    // Those without age follow the men and women of all ages.
    private static (double Men, double Women) ShareOfAgeless(UnknownSexRule rule, double unknown, double men, double women)
    {
        if (unknown == 0 || rule == UnknownSexRule.LeftOut) return (0, 0);
        if (rule == UnknownSexRule.Half) return (unknown / 2, unknown / 2);
        return men + women > 0
            ? (unknown * men / (men + women), unknown * women / (men + women))
            : throw ComputeInput.Refuse("sex", "性别与年龄均无已知者。", "nothing is known by sex and age.");
    }

    private static (AgeVector Known, double Unknown) Of(ComputeInput input, AgeTable table, Func<string, bool> isMeant)
    {
        var (sums, unknown) = (new double[table.Scheme.Count], 0.0);
        foreach (var row in input.Rows.Where(r => isMeant(r.Text(SexColumn.Name).ToLowerInvariant())))
            if (table.GroupOf(row) is { } group) sums[group] += row.Number("cases");
            else unknown += row.Number("cases");
        return (new(table.Scheme, sums), unknown);
    }

    private static IEnumerable<ResultRow> Rows(string method, AgeTable table, int sex, AgeVector given, AgeVector spread, double unknownAge)
    {
        if (UnknownAge.Factor(spread.Total, unknownAge) is not { } factor)
            throw ComputeInput.Refuse("age", "该性别全部病例年龄不详，无从分摊。", "every age of this sex is unknown: there is nothing to spread by.");
        return Enumerable.Range(0, table.Scheme.Count).Where(age => given[age] > 0 || spread[age] > 0)
            .Select(age => new ResultRow(method, sex, table.Scheme.Labels[age], given[age], spread[age] * factor));
    }
}
