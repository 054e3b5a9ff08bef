using Registry.Bench;

return args switch
{
    ["store", .. var rest] => StoreBench.Run(rest),
    ["undo", .. var rest] => UndoBench.Run(rest),
    ["cube"] => CubeLoadBench.Run(),
    ["cold", .. var rest] => ColdBench.Run(rest),
    ["cold-table", var database] => ColdBench.Table(database),
    ["cold-change", var database, var cases] => ColdBench.Change(database, int.Parse(cases, System.Globalization.CultureInfo.InvariantCulture)),
    ["rates"] => RatesBench.Run(compare: false),
    ["rates", "r"] => RatesBench.Run(compare: true),
    ["rows", .. var rest] => RowsBench.Run(rest),
    ["asr"] => StandardisedRateBench.Run(),
    ["joinpoint"] => JoinpointBench.Run(compare: false),
    ["joinpoint", "r"] => JoinpointBench.Run(compare: true),
    ["survival", .. var rest] => NetSurvivalBench.Run(rest),
    ["survival-chapter", .. var rest] => SurvivalChapterBench.Run(rest),
    ["apc"] => ApcBench.Run(compare: false),
    ["apc", "r"] => ApcBench.Run(compare: true),
    ["forecasts"] => ForecastChapterBench.Run(),
    ["chapter"] => ChapterBench.Run(),
    ["coverage", .. var folders] => ForecastCoverageBench.Run(folders),
    ["judge", .. var rest] => JudgeBench.Run(rest),
    ["import", .. var rest] => await ImportBench.RunAsync(rest),
    ["linkage", .. var rest] => LinkageBench.Run(rest),
    ["linkage-quality", .. var rest] => LinkageBench.Quality(rest),
    ["linkage-losses", .. var rest] => LinkageBench.Losses(rest),
    ["death-matches", .. var rest] => await DeathMatchBench.RunAsync(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("registry-bench store [rows]    how fast cases are staged, committed, undone and counted");
    Console.Error.WriteLine("registry-bench undo [rows]     what taking back costs in a small and a large store");
    Console.Error.WriteLine("registry-bench cube            how fast 2.8 million cells become a cube");
    Console.Error.WriteLine("registry-bench cold [cases folder]   from a store of 10,000,000 cases to all rates, the start of the program included");
    Console.Error.WriteLine("registry-bench cold-change store cases   what adding and undoing one batch costs the store and the loaded counts");
    Console.Error.WriteLine("registry-bench rates [r]       all rates of 90 registries x 20 years x 3 sexes x 59 sites; r: beside R data.table");
    Console.Error.WriteLine("registry-bench rows [rows r]    rows of cases in memory to the rates of 108,000 strata; r: beside R data.table");
    Console.Error.WriteLine("registry-bench asr             age-standardised rates with gamma limits, one core, one call a rate");
    Console.Error.WriteLine("registry-bench joinpoint [r]   joinpoints by three criteria and by permutation; r: beside R segmented");
    Console.Error.WriteLine("registry-bench survival [patients folder]    net survival at every exit day; with a folder beside R relsurv");
    Console.Error.WriteLine("registry-bench survival-chapter [cases folder]    the chapter of survival and prevalence of a province, by the report and by the verb");
    Console.Error.WriteLine("registry-bench apc [r]         age-period-cohort fits and forecasts a second; r: beside apc.fit of R Epi");
    Console.Error.WriteLine("registry-bench forecasts       the forecasts of a chapter: 354 tables, every model, back-test of three origins");
    Console.Error.WriteLine("registry-bench chapter         trends and forecasts of a province together, from its loaded counts");
    Console.Error.WriteLine("registry-bench coverage FOLDER…   how often what came lay within the intervals of the mixture, over observed series by age and period");
    Console.Error.WriteLine("registry-bench judge [rows]    how fast rows of text become judged records");
    Console.Error.WriteLine("registry-bench import [rows]   a file of cases from disk to counted rows, and its plain load");
    Console.Error.WriteLine("registry-bench linkage [new known percent known-percent seed]    how fast new records are linked to known persons, memory, quality");
    Console.Error.WriteLine("registry-bench linkage-quality [seed new known]    precision and recall at error rates of 1, 2, 3 and 5 %");
    Console.Error.WriteLine("registry-bench linkage-losses [seed new known percent known-percent]    where the pairs go that are not linked, by cause and field");
    Console.Error.WriteLine("registry-bench death-matches [seed population]    precision and recall of deaths matched to cases");
    return 2;
}
