using Registry.Analytics;
using Registry.Analytics.LifeTables;

namespace Registry.Api.Compute;

/// <summary>Runs a statistic on counts of the caller, group by group. No store, no clock.</summary>
internal static class Calculator
{
    /// <summary>The answer, or everything that is refused.</summary>
    /// <param name="computation">The statistic.</param>
    /// <param name="parameters">Parameters the caller said.</param>
    /// <param name="table">Rows the caller sent.</param>
    /// <param name="companion">Rows of the second table; null where none was sent.</param>
    /// <param name="refusals">What reading the input has refused so far; more is added.</param>
    public static ComputeAnswer? Run(
        Computation computation, IReadOnlyDictionary<string, string> parameters, InputTable table, InputTable? companion, List<ComputeRefusal> refusals)
    {
        if (refusals.Count > 0) return null;
        var values = ParameterValues.Read(computation, parameters, refusals);
        var rows = InputReader.Read(computation.Columns, table, refusals);
        var second = Companion(computation, companion, refusals);
        if (refusals.Count > 0) return null;
        var (by, pool) = (values.Names(ComputeParameter.By.Name), values.Names(ComputeParameter.Pool.Name));
        CheckGroups(rows, by, pool, refusals);
        if (refusals.Count > 0) return null;
        var answers = new List<(IReadOnlyList<string>, ResultRow)>();
        foreach (var group in rows.GroupBy(row => string.Join('\u001F', by.Select(name => row.GroupValue(name)))))
        {
            string[] key = [.. by.Select(name => group.First().GroupValue(name) ?? "")];
            answers.AddRange(RunGroup(computation, new(values, [.. group]) { Companion = second }, by, key, refusals).Select(row => ((IReadOnlyList<string>)key, row)));
        }
        return refusals.Count > 0 ? null : new(computation, values, by, answers, PooledOver(rows, pool));
    }

    private static IReadOnlyList<InputRow> Companion(Computation computation, InputTable? companion, List<ComputeRefusal> refusals)
    {
        if (computation.Companion is not { } known || companion is null) return [];
        var faults = new List<ComputeRefusal>();
        var rows = InputReader.Read(known.Columns, companion, faults);
        refusals.AddRange(faults.Select(fault => fault with { Where = $"{known.Name} {fault.Where}" }));
        return rows;
    }

    private static List<ResultRow> RunGroup(
        Computation computation, ComputeInput input, IReadOnlyList<string> by, string[] key, List<ComputeRefusal> refusals)
    {
        var place = string.Join(", ", by.Zip(key, (name, value) => $"{name}={value}"));
        try
        {
            return [.. computation.Run(input)];
        }
        catch (ComputeRefusedException refused)
        {
            refusals.AddRange(refused.Refusals.Select(r => place.Length == 0 ? r : r with { Where = $"{place}: {r.Where}" }));
        }
        catch (MissingMortalityException missing)
        {
            refusals.Add(LifeTableText.Refusal(missing));
        }
        catch (ArithmeticException)
        {
            refusals.Add(new(Where(input.Rows, place), new(
                "这些数字过大、过小或彼此过于相近，该统计量算不出结果；请核对单位和数值。",
                "the numbers are too large, too small or too much alike for this statistic; look at units and values.")));
        }
        catch (ArgumentException refused)
        {
            refusals.Add(new(Where(input.Rows, place), StatisticRefusedException.ReasonOf(refused)));
        }
        return [];
    }

    // A row that stands alone is named; of several together the reason says which number it was.
    private static string Where(IReadOnlyList<InputRow> rows, string group) =>
        rows is [var only] ? group.Length == 0 ? only.Place : $"{only.Place} ({group})" : group.Length == 0 ? "rows" : group;

    // A column that is neither a group nor pooled would silently add up sites, and their person-years with them.
    private static void CheckGroups(
        IReadOnlyList<InputRow> rows, IReadOnlyList<string> by, IReadOnlyList<string> pool, List<ComputeRefusal> refusals)
    {
        var columns = rows[0].Groups.Keys.ToList();
        foreach (var stranger in by.Where(name => rows[0].GroupValue(name) is null).Concat(pool.Where(name => !columns.Contains(name))))
            refusals.Add(new(by.Contains(stranger) ? "by" : "pool", new(
                $"没有列“{stranger}”；可用的列有 {string.Join("、", columns)}。",
                $"there is no column \"{stranger}\" to group by; there are {(columns.Count == 0 ? "none" : string.Join(", ", columns))}.")));
        foreach (var column in columns.Except(by).Except(pool))
            if (rows.Select(r => r.Groups[column]).Distinct().Take(2).Count() > 1)
                refusals.Add(new(column, new(
                    $"该列有多个值：请用 by={column} 分组计算，或用 pool={column} 把例数和人年数相加。",
                    $"has several values: say by={column} to compute each on its own, or pool={column} to add counts and person-years up.")));
    }

    private static Bilingual? PooledOver(IReadOnlyList<InputRow> rows, IReadOnlyList<string> pool)
    {
        if (pool.Count == 0) return null;
        var over = string.Join("; ", pool.Select(name => $"{name} ({string.Join(", ", rows.Select(r => r.Groups[name]).Distinct().Take(10))})"));
        return new($"例数与人年数已跨以下列相加：{over}", $"counts and person-years added up over {over}");
    }
}
