using Dapper;

namespace Registry.Core.Tests.Store;

/// <summary>All that counts, as text: the rows with their numbers and the sums of the cells. Equal snapshots are equal data.</summary>
internal static class Snapshot
{
    private static readonly string[] Lists =
    [
        "select * from current_tumour order by id",
        "select * from current_death order by id",
        "select * from current_population order by id",
        "select * from current_follow_up order by id",
        """
        select c.registry, c.event_year, c.sex, c.age_group, c.icd10_cube, sum(c.cases) as cases, sum(c.deaths) as deaths, sum(c.verified) as verified,
            sum(c.death_certificate_only) as dco, sum(c.unspecified_morphology) as morphology, sum(c.unspecified_subsite) as subsite,
            sum(c.with_open_query) as open
        from cell c join batch b on b.id = c.batch_id
        where b.state = 5
        group by 1, 2, 3, 4, 5
        having cases <> 0 or deaths <> 0 or open <> 0
        order by 1, 2, 3, 4, 5
        """,
    ];

    public static string Of(TestDatabase site)
    {
        using var connection = site.Database.Connect();
        return string.Join('\n', Lists.SelectMany(sql => connection.Query(sql)).Select(
            row => string.Join(' ', ((IDictionary<string, object>)row).Select(item => $"{item.Key}={item.Value}"))));
    }
}
