using Registry.Analytics.Survival;

namespace Registry.Api.Compute.Statistics;

/// <summary>Comparison of net survival between groups.</summary>
internal static class NetSurvivalTestComputation
{
    private static readonly ComputeColumn Group = new("group", ColumnKind.Text, new("所比较的组", "Group that is compared"), "area_type", "组");

    private static readonly ComputeColumn Stratum = new("stratum", ColumnKind.Text, new("分层（可选）", "Stratum within which groups are compared"), "层") { IsRequired = false };

    public static Computation Computation { get; } = new()
    {
        Name = "net-survival-test",
        Section = ComputationSection.Survival,
        Title = new("各组净生存率是否相同（log-rank 型检验）", "Whether groups have the same net survival (a test of log-rank type)"),
        Parameters = [.. SurvivalInput.Window],
        Columns = [Group, Stratum, .. SurvivalColumns.WithPopulation],
        Companion = SurvivalColumns.LifeTable,
        Results =
        [
            new("groups", new("组数", "groups")), new("chi_square", new("卡方值", "chi-square")), new("degrees_of_freedom", new("自由度", "degrees of freedom")), new("p_value", new("p 值", "p")),
        ],
        Heading = nameof(NetSurvivalTest),
        Citation = "Graffeo, Castell, Belot & Giorgi, Biometrics 2016;72:760.",
        Example = new(SurvivalExamples.WithLifeTable, SurvivalExamples.Source),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var (patients, rules) = SurvivalInput.Patients(input, needsPopulation: true);
        var rows = input.Rows.ToDictionary(row => row.Place, StringComparer.Ordinal);
        var names = input.Names(Group);
        if (names.Count < 2) throw ComputeInput.Refuse(Group.Name, "至少需要两组。", "at least two groups are needed.");
        var strata = patients.GroupBy(p => rows[p.Place].OptionalText(Stratum.Name) ?? "")
            .Select(stratum => (IReadOnlyList<IReadOnlyList<Patient>>)[.. names.Select(name => (IReadOnlyList<Patient>)[.. stratum.Where(p => rows[p.Place].Text(Group.Name) == name)])]);
        var test = NetSurvivalTest.Compare([.. strata], SurvivalInput.LifeTable(input));
        yield return new("log-rank test of net survival, weights 1/S*", names.Count, test.Statistic, test.DegreesOfFreedom, test.PValue) { Note = rules };
    }
}
