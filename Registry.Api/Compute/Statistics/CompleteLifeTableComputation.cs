using Registry.Analytics.LifeTables;

namespace Registry.Api.Compute.Statistics;

/// <summary>Life table of single years of age from an abridged one.</summary>
internal static class CompleteLifeTableComputation
{
    private static readonly ComputeColumn Deaths = new("deaths", ColumnKind.Count,
        new("年龄组的全死因死亡数（填在该组第一行）", "Deaths from every cause of the age group, in the row of its first age"), "all_deaths", "死亡数", "全死因死亡数") { IsRequired = false };

    private static readonly ComputeColumn PersonYears = ComputeColumn.PersonYears with { IsRequired = false };

    private static readonly ComputeColumn Standard = new("standard_survivors", ColumnKind.Count,
        new("标准寿命表的单岁尚存人数（method=brass 时，0 岁起每岁一行）", "Survivors of a standard table of single years (method=brass: a row for every age from 0)"), "标准尚存人数") { IsRequired = false };

    public static Computation Computation { get; } = new()
    {
        Name = "life-table-single",
        Section = ComputationSection.LifeTables,
        Title = new("由简略寿命表展开为单岁寿命表", "Life table of single years of age from an abridged one"),
        Parameters =
        [
            ComputeParameter.Choice("method", "elandt-johnson", new("elandt-johnson 六点拉格朗日插值与 Gompertz 末段；spline 单调样条；brass 用标准表的 logit 线性变换",
                "elandt-johnson: Lagrange interpolation and Gompertz's law in old age; spline: monotone; brass: a standard table moved and stretched on the logit scale"),
                "elandt-johnson", "spline", "brass"),
            ComputeParameter.Choice("rule", "chiang", new("由死亡率求死亡概率的方法", "From death rates to probabilities"), "chiang", "empirical", "uniform", "constant"),
            ComputeParameter.Choice("infants", "both", new("婴儿死亡属于哪一性别（rule 不为 chiang 时）", "Whose infant mortality it is (rules other than chiang)"), "both", "men", "women"),
            ComputeParameter.Whole("throughAge", 100, 40, 130, new("最高年龄（brass 由标准表决定）", "Last age (with brass that of the standard)")),
        ],
        Columns = [ComputeColumn.Age, Deaths, PersonYears, Standard],
        Results =
        [
            new("age", new("年龄", "age")), new("survivors", new("尚存人数 l", "survivors of 100 000 newborn (l)")),
            new("death_probability", new("死亡概率 q", "probability of dying within the year (q)")), new("hazard", new("死亡力（每人年）", "rate of death within the year, per person-year")),
        ],
        Heading = nameof(CompleteLifeTable),
        Citation = "Elandt-Johnson & Johnson, Survival Models and Data Analysis, 1980. Baili et al., Math Popul Stud 2005;12:183. Brass, 1971. Fritsch & Carlson, SIAM J Numer Anal 1980;17:238.",
        Example = LifeTableComputation.Computation.Example,
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var table = Abridged(input);
        var through = input.Values.Whole("throughAge");
        var (ages, method) = input.Values.Text("method") switch
        {
            "brass" => (CompleteLifeTable.Brass(table, StandardOf(input)), CompleteLifeTable.BrassMethod),
            "spline" => (CompleteLifeTable.Spline(table, through), CompleteLifeTable.SplineMethod),
            _ => (CompleteLifeTable.ElandtJohnson(table, through), CompleteLifeTable.ElandtJohnsonMethod),
        };
        return ages.Select(age => new ResultRow($"{method}; abridged table by rule {input.Values.Text("rule")}", age.Age, age.Survivors, age.Dying, age.Hazard)
        {
            Note = age.Dying is null ? new("末岁无死亡概率", "no probability at the last age") : null,
        });
    }

    private static IReadOnlyList<LifeTableRow> Abridged(ComputeInput input)
    {
        var isBrass = input.Values.Text("method") == "brass";
        var groups = input with { Rows = isBrass ? [.. input.Rows.Where(row => row.Optional(Deaths.Name) is not null)] : input.Rows };
        if (groups.Rows.Count == 0) throw ComputeInput.Refuse(Deaths.Name, "没有死亡数。", "is empty; the deaths of each age group are needed.");
        foreach (var row in groups.Rows)
            foreach (var column in (ComputeColumn[])[Deaths, PersonYears])
                if (row.Optional(column.Name) is null)
                    throw ComputeInput.Refuse(row.Where(column.Name), "未填写；没有死亡请写 0。", "is empty; write 0 where nobody died.");
        AgeExposure[] ages = [.. AgeInterval.Of(groups).Select(g => new AgeExposure(g.From, g.WidthYears, g.Sum(Deaths), g.Sum(PersonYears)))];
        return LifeTable.Abridged(ages, Enum.Parse<LifeTableRule>(input.Values.Text("rule"), ignoreCase: true),
            Enum.Parse<LifeTableSex>(input.Values.Text("infants"), ignoreCase: true));
    }

    private static double[] StandardOf(ComputeInput input)
    {
        var rows = input.Rows.Where(row => row.Optional(Standard.Name) is not null)
            .Select(row => (row, age: AgeLabel.Read(row.Text(ComputeColumn.Age.Name))?.Lower)).OrderBy(r => r.age).ToList();
        if (rows.Select((r, i) => r.age != i).Any(gap => gap) || rows.Count == 0)
            throw ComputeInput.Refuse(Standard.Name, "标准寿命表须从 0 岁起每岁一行。", "the standard needs a row for every age from 0, each once.");
        return [.. rows.Select(r => r.row.Number(Standard.Name))];
    }
}
