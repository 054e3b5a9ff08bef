using Registry.Bench;

return args switch
{
    ["store", .. var rest] => StoreBench.Run(rest),
    ["rates"] => RatesBench.Run(),
    ["judge", .. var rest] => JudgeBench.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("registry-bench store [rows]    how fast cases are staged, committed, undone and counted");
    Console.Error.WriteLine("registry-bench rates           all rates of 90 registries x 20 years x 3 sexes x 59 sites");
    Console.Error.WriteLine("registry-bench judge [rows]    how fast rows of text become judged records");
    return 2;
}
