using Registry.Bench;

return args switch
{
    ["store", .. var rest] => StoreBench.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("registry-bench store [rows]    how fast cases are staged, committed, undone and counted");
    return 2;
}
