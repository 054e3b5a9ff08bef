using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Compute;

/// <summary>Rows added up by age group: several areas, years or finer groups of the same ages become one.</summary>
internal sealed class AgeTable
{
    private readonly IReadOnlyList<InputRow> _rows;
    private readonly Dictionary<InputRow, int?> _groups = new(ReferenceEqualityComparer.Instance);

    private AgeTable(IReadOnlyList<InputRow> rows, AgeScheme scheme) => (_rows, Scheme) = (rows, scheme);

    /// <summary>cn19 when there is a group 0 or 1-4 or single years, else to85.</summary>
    public AgeScheme Scheme { get; }

    /// <summary>Youngest age of the open last group when it is below 85.</summary>
    public int? OpenFrom { get; private set; }

    /// <summary>Ages within the limits that have nobody at risk; null when there are none.</summary>
    public Bilingual? Note(AgeVector personYears)
    {
        var empty = Enumerable.Range(0, Scheme.Count).Where(g => personYears[g] == 0 && !(Scheme.LowerBound(g) > OpenFrom))
            .Select(g => Scheme.Labels[g]).ToList();
        return empty.Count == 0 ? null : new(
            $"年龄组 {string.Join("、", empty)} 人年数为 0：率按 0 计，权重保留。",
            $"nobody at risk in {string.Join(", ", empty)}: adds 0 and keeps its weight");
    }

    /// <summary>The rows of an input by their column age.</summary>
    /// <exception cref="ComputeRefusedException">A label is none, groups overlap or do not fit one scheme.</exception>
    public static AgeTable Of(ComputeInput input)
    {
        var labels = input.Rows.Select(Label).ToList();
        var plain = labels.OfType<AgeLabel>().Where(l => l.IsPlain).Select(l => l.Lower).ToHashSet();
        var areSingleYears = plain.Any(age => age > 1 && age % 5 != 0);
        if (areSingleYears && plain.Max() < 60)
            throw ComputeInput.Refuse("age",
                "像是年龄组的序号（1、2、3 …）而不是年龄；请写 0-4、5-9 …，单岁需到 60 岁以上。",
                "looks like the numbers 1, 2, 3 … of age groups; write 0-4, 5-9 …; single years must go on to 60 at least.");
        var isFine = areSingleYears || labels.Any(l => l is { Lower: 1 } or { Lower: 0, Upper: 0 });
        var table = new AgeTable(input.Rows, isFine ? AgeScheme.Cn19 : AgeScheme.To85);
        for (var i = 0; i < labels.Count; i++) table.Place(input.Rows[i], labels[i], areSingleYears);
        table.SetOpenGroup(labels);
        return table;
    }

    /// <summary>The group of a row; null for unknown age.</summary>
    public int? GroupOf(InputRow row) => _groups[row];

    /// <summary>Sum of a column by age group.</summary>
    public AgeVector Of(ComputeColumn column)
    {
        var sums = new double[Scheme.Count];
        foreach (var row in _rows)
            if (GroupOf(row) is { } group) sums[group] += row.Optional(column.Name) ?? 0;
        return new(Scheme, sums);
    }

    /// <summary>Sum of a column over rows of unknown age.</summary>
    public double UnknownOf(ComputeColumn column) => _rows.Where(r => GroupOf(r) is null).Sum(r => r.Optional(column.Name) ?? 0);

    /// <summary>Cases and person-years by age group, fit for rates.</summary>
    /// <param name="cases">Column of the cases.</param>
    /// <param name="personYears">Column of the person-years.</param>
    /// <param name="from">Youngest age that must be there.</param>
    /// <param name="to">First age that need not be there; null for all ages.</param>
    /// <exception cref="ComputeRefusedException">A group is missing, or has cases but nobody at risk.</exception>
    public (AgeVector Cases, AgeVector PersonYears) Rates(ComputeColumn cases, ComputeColumn personYears, int from = 0, int? to = null)
    {
        MustHave(from, to);
        var (counts, years) = (Of(cases), Of(personYears));
        for (var group = 0; group < Scheme.Count; group++)
            if (years[group] == 0 && counts[group] > 0)
                throw ComputeInput.Refuse($"{Scheme.Labels[group]}.{personYears.Name}",
                    $"年龄组 {Scheme.Labels[group]} 有 {counts[group]} 例而人年数为 0；请补人口数或更正年龄组。",
                    $"{counts[group]} cases in {Scheme.Labels[group]} and nobody at risk; give the population or mend the age group.");
        return (counts, years);
    }

    /// <summary>Refuses an input that has no row for some of the ages.</summary>
    /// <param name="from">Youngest age that must be there.</param>
    /// <param name="to">First age that need not be there; null for all ages.</param>
    public void MustHave(int from, int? to)
    {
        var there = _groups.Values.ToHashSet();
        var missing = Enumerable.Range(0, Scheme.Count)
            .Where(g => Scheme.LowerBound(g) >= from && (to is null || Scheme.LowerBound(g) < to) && !(Scheme.LowerBound(g) > OpenFrom) && !there.Contains(g))
            .Select(g => Scheme.Labels[g]).ToList();
        if (missing.Count > 0)
            throw ComputeInput.Refuse("age",
                $"缺少年龄组 {string.Join("、", missing)}；没有病例的年龄组也要写 0 例和人年数，否则率会偏低。",
                $"the groups {string.Join(", ", missing)} are missing; a group without cases needs its row with 0 and its person-years.");
    }

    private static AgeLabel? Label(InputRow row)
    {
        var text = row.Text(ComputeColumn.Age.Name);
        if (AgeLabel.IsUnknown(text)) return null;
        return AgeLabel.Read(text) ?? throw ComputeInput.Refuse(row.Where("age"),
            $"“{text}”不是年龄组；应写 0-4、85+、0，不详写 unknown。", $"\"{text}\" is no age group; write 0-4, 85+ or 0, and unknown for unknown age.");
    }

    private void Place(InputRow row, AgeLabel? label, bool areSingleYears)
    {
        if (label is not { } age)
        {
            _groups[row] = null;
            return;
        }
        var group = Scheme.GroupOf(age.Lower);
        var last = Scheme.WidthYears(group) is { } width ? Scheme.LowerBound(group) + width - 1 : int.MaxValue;
        var fits = (age.IsOpen, age.IsPlain, age.Upper) switch
        {
            (true, _, _) => Scheme.LowerBound(group) == age.Lower || last == int.MaxValue,
            (_, true, _) => areSingleYears || Scheme.LowerBound(group) == age.Lower || last == int.MaxValue,
            _ => age.Upper <= last,
        };
        if (!fits)
            throw ComputeInput.Refuse(row.Where("age"),
                $"“{row.Text("age")}”跨越或不属于 {Scheme.Labels[0]}、{Scheme.Labels[1]} … 85+ 的年龄组；请用五岁组或更细的组。",
                $"\"{row.Text("age")}\" does not lie within one group of {Scheme.Labels[0]}, {Scheme.Labels[1]} … 85+; use five-year groups or finer ones.");
        _groups[row] = group;
    }

    private void SetOpenGroup(List<AgeLabel?> labels)
    {
        var open = labels.OfType<AgeLabel>().Where(l => l.IsOpen && l.Lower < 85).Select(l => l.Lower).Distinct().ToList();
        if (open.Count == 0) return;
        if (open.Count > 1 || labels.OfType<AgeLabel>().Any(l => l.Lower > open[0]))
            throw ComputeInput.Refuse("age",
                $"{open[0]}+ 之上还有更高的年龄组，会重复计算；请只保留一种末组。", $"there are groups above {open[0]}+, which would be counted twice; keep one last group.");
        OpenFrom = open[0];
    }
}
