using System.CommandLine;
using Registry.Analytics;
using Registry.Analytics.Sites;
using Registry.Api.Tables;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Report;

namespace Registry.Api.Commands;

/// <summary><c>registry overview</c>: what was read and the headline figures of a year.</summary>
internal static class OverviewVerb
{
    public static Command Create()
    {
        var (db, lang) = (Options.ExistingDb(), Options.Lang());
        var year = Options.Year();
        var (counting, deaths, settings) = (Options.Counting(), Options.Deaths(), Options.Settings());
        var verb = new Command("overview", "Rows read, accepted and returned, and the headline rates of a year")
        {
            db, year, counting, deaths, settings, lang,
        };
        verb.SetAction(async (call, stop) =>
        {
            using var database = call.OpenStore(db);
            var cube = await new CubeStore(database).LoadAsync(call.GetValue(counting), call.GetValue(deaths), call.GetRequiredValue(settings), stop);
            var batches = await new BatchStore(database).ListAsync(stop);
            if (!cube.Years.Contains((int)call.GetValue(year)))
                return CommandLine.Wrong(call, ReportVerb.NoYear((int)call.GetValue(year), cube.Years));
            foreach (var line in Rows(batches).Concat(Figures(cube, (int)call.GetValue(year))))
                await call.InvocationConfiguration.Output.WriteLineAsync(line.In(call.GetValue(lang)));
            return CommandLine.Done;
        });
        return verb;
    }

    private static IEnumerable<Bilingual> Rows(IReadOnlyList<Batch> batches)
    {
        var committed = batches.Where(batch => batch.State == BatchState.Committed).ToList();
        var (read, returned) = (committed.Sum(b => b.Counts.RowsRead), committed.Sum(b => b.Counts.Rejected));
        var accepted = read - returned - committed.Sum(b => b.Counts.Held);
        yield return new(
            $"文件  {committed.Count} 批已入库（共 {batches.Count} 批）：读入 {Numbers.Count(read)} 行，"
            + $"接受 {Numbers.Count(accepted)} 行，退回 {Numbers.Count(returned)} 行",
            $"Files      {committed.Count} batches committed (of {batches.Count}): {Numbers.Count(read)} rows read, "
            + $"{Numbers.Count(accepted)} accepted, {Numbers.Count(returned)} returned");
    }

    private static IEnumerable<Bilingual> Figures(CountCube cube, int year)
    {
        var table = cube.Tabulate(cube.Sites(SiteScheme.Cn26), [.. cube.Registries.Select(registry => registry.Code)], year, year);
        var all = table.Scheme.IndexOf("60") ?? throw new InvalidOperationException("cn26 has no total.");
        yield return new(
            $"地区  {cube.Registries.Count} 个登记处，{year} 年 {Numbers.Count(table.PersonYears(null).Total)} 人年（{cube.State}）",
            $"Areas      {cube.Registries.Count} registries, {Numbers.Count(table.PersonYears(null).Total)} person-years in {year} ({cube.State})");
        foreach (var what in new[] { RegistryEvent.Incidence, RegistryEvent.Mortality })
            yield return Rates(SiteRates.Compute(table, what, [StandardPopulation.Cn2000, StandardPopulation.Segi]).Row(all, null), what);
        yield return Quality(SiteQuality.Row(table, all, null));
        yield return new(
            $"待核  病例 {Numbers.Count(table.Quality(all, null).WithOpenQuery)} 例存有未答复质疑；"
            + $"性别不明未列表：病例 {Numbers.Count(table.NotTabulatedCases)} 例，死亡 {Numbers.Count(table.NotTabulatedDeaths)} 例",
            $"Open       {Numbers.Count(table.Quality(all, null).WithOpenQuery)} cases with an open query; "
            + $"of unknown sex and not tabulated: {Numbers.Count(table.NotTabulatedCases)} cases, {Numbers.Count(table.NotTabulatedDeaths)} deaths");
        if (cube.Tumours.Counting != Counting.All || table.Scheme.Settings.Suffix.Length > 0) yield return Counted(cube, table);
        foreach (var (deaths, zh, en) in new[] { (false, "病例", "cases"), (true, "死亡", "deaths") })
            if (table.Coverage(deaths).WithoutData is { Count: > 0 } without)
                yield return Without(without, zh, en);
    }

    private static Bilingual Counted(CountCube cube, SiteTable table)
    {
        var leftOut = Numbers.Count(cube.Tumours.LeftOutIn([.. cube.Registries.Select(r => r.Code)], table.FromYear, table.ToYear));
        return new(
            $"计数  {cube.Tumours.Counting.Word()}：未计 {leftOut} 例；{table.Scheme.Settings}",
            $"Counting   {cube.Tumours.Counting.Word()}: {leftOut} tumours left out; {table.Scheme.Settings}");
    }

    private static Bilingual Without(IReadOnlyList<RegistryYear> without, string zh, string en)
    {
        var codes = string.Join(", ", without.Select(w => w.Registry));
        return new($"缺报  以下登记处没有{zh}，其人口不计入分母：{codes}", $"Missing    no {en} from {codes}; their people are not in the denominators");
    }

    private static Bilingual Rates(SiteRateRow row, RegistryEvent what)
    {
        var (crude, china, world) = (Rate(row.Crude), Rate(row.Standardised[0].Rate), Rate(row.Standardised[1].Rate));
        var (zh, en) = what == RegistryEvent.Incidence ? ("发病", "Incidence") : ("死亡", "Mortality");
        return new(
            $"{zh}  {Count(row)} 例，粗率 {crude}/10万，中标率 {china}/10万，世标率 {world}/10万",
            $"{en,-10} {Count(row)} {(what == RegistryEvent.Incidence ? "cases" : "deaths")}; "
            + $"per 100 000: crude {crude}, ASR China 2000 {china}, ASR world (Segi) {world}");
    }

    private static Bilingual Quality(SiteQualityRow row)
    {
        var (mi, mv, dco) = (
            row.MortalityIncidence is { } r ? Numbers.Ratio(r.Ratio) : Numbers.Text(Mark.NotAvailable),
            Percent(row.MorphologicallyVerified), Percent(row.DeathCertificateOnly));
        return new($"质量  M:I {mi}，MV {mv}，DCO {dco}", $"Quality    M:I {mi}, MV {mv}, DCO {dco}");
    }

    // Nothing reported at all is not a count of zero.
    private static string Count(SiteRateRow row) => row.Cases > 0 ? Numbers.Count(row.Cases) : Numbers.Text(Mark.NotAvailable);

    private static string Rate(RateEstimate? rate) => rate is { } known ? Numbers.Rate(known.Per100k) : Numbers.Text(Mark.NotAvailable);

    private static string Percent(PercentEstimate? percent) =>
        percent is { } known ? Numbers.Percent(known.Percent) : Numbers.Text(Mark.NotAvailable);
}
