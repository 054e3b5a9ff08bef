using Registry.Analytics.Rates;

namespace Registry.Api.Compute.Statistics;

/// <summary>Places of sites.</summary>
internal static class RankComputation
{
    private static readonly ComputeColumn Site = new("site", ColumnKind.Text, new("部位", "Site"), "部位", "癌种");

    public static Computation Computation { get; } = new()
    {
        Name = "ranks",
        Section = ComputationSection.Proportions,
        Title = new("顺位：哪些部位居前", "Ranks: which sites come first"),
        Parameters =
        [
            ComputeParameter.Choice("basis", "rate", new("排位依据：粗率（性别特异部位的人年数应为该性别）或例数",
                "What is compared: the crude rate (give sites of one sex the person-years of that sex) or the cases"), "rate", "cases"),
            ComputeParameter.Choice("ties", "lowest", new("并列的处理：lowest 为 1,2,2,4；dense 为 1,2,2,3", "Equal values: lowest gives 1, 2, 2, 4; dense gives 1, 2, 2, 3"), "lowest", "dense"),
        ],
        Columns = [Site, ComputeColumn.Cases, ComputeColumn.PersonYears],
        Results =
        [
            new("site", new("部位", "site")), new("rank", new("位次；没有病例者无位次", "place; none without cases")),
            new("cases", new("例数", "cases")), new("person_years", new("人年数", "person-years")), new("rate_per_100k", new("粗率（1/10万）", "crude rate per 100 000")),
        ],
        Heading = nameof(Ranking),
        Citation = "China Cancer Registry Annual Report (basis and ties as printed below its tables).",
        Example = new(
            "sex,site,cases,person_years\n0,C34,410,512000\n0,C50,170,255000\n0,C16,220,512000\n0,C61,110,257000\n0,C53,110,255000\n0,C62,0,257000\n",
            "invented; breast and cervix have the person-years of women, prostate and testis those of men", ("by", "sex")),
        Run = Run,
    };

    private static IEnumerable<ResultRow> Run(ComputeInput input)
    {
        var sites = input.Names(Site).Select(name => (name, rows: input.Where(Site, name)))
            .Select(s => (s.name, cases: s.rows.Sum(ComputeColumn.Cases), years: s.rows.Sum(ComputeColumn.PersonYears))).ToList();
        var rates = sites.ConvertAll(s => CrudeRate.Of(s.cases, s.years)?.Per100k);
        var byCases = input.Values.Text("basis") == "cases";
        var rule = new RankingRule(byCases ? RankingBasis.Cases : RankingBasis.CrudeRate, WithOther: true, WithTotals: true,
            Ties: input.Values.Text("ties") == "dense" ? TieRule.Dense : TieRule.Lowest);
        var ranks = Ranking.Of([.. sites.Select((s, i) => s.cases == 0 ? null : byCases ? s.cases : rates[i])], rule.Ties);
        return sites.Select((s, i) => new ResultRow(rule.Text.En, s.name, ranks[i], s.cases, s.years, rates[i])
        {
            Note = s.cases == 0 ? new("没有病例，不排位", "no cases, no rank") : null,
        });
    }
}
