namespace Registry.Api.Compute;

/// <summary>An age group of any width with its rows, for statistics that need no standard population: 0, 1-4, 5-9 … 90+, or single years.</summary>
/// <param name="From">Youngest age, completed years.</param>
/// <param name="WidthYears">Width in years; null for the open last one.</param>
/// <param name="Rows">Its rows; several areas or years are several rows.</param>
internal sealed record AgeInterval(int From, int? WidthYears, IReadOnlyList<InputRow> Rows)
{
    /// <summary>Sum of a column over the rows.</summary>
    public double Sum(ComputeColumn column) => Rows.Sum(row => row.Optional(column.Name) ?? 0);

    /// <summary>The value on which all rows agree; null when none has one.</summary>
    /// <exception cref="ComputeRefusedException">Rows differ.</exception>
    public double? One(ComputeColumn column) => Rows.Select(row => row.Optional(column.Name)).Distinct().ToList() is [var value]
        ? value
        : throw ComputeInput.Refuse(Rows[0].Where(column.Name), "同一年龄组各行不一致。", "differs between rows of one age group.");

    /// <summary>The age groups of an input, youngest first. Each ends where the next begins; the last is open unless its label says where it ends.</summary>
    /// <exception cref="ComputeRefusedException">An age cannot be read or is unknown, or a label ends elsewhere than the next begins.</exception>
    public static IReadOnlyList<AgeInterval> Of(ComputeInput input) => Of(input.Rows);

    /// <summary>The age groups of some rows.</summary>
    /// <inheritdoc cref="Of(ComputeInput)"/>
    public static IReadOnlyList<AgeInterval> Of(IReadOnlyList<InputRow> rows)
    {
        var starts = rows.Select(row => (row, label: Label(row))).GroupBy(r => r.label.Lower).OrderBy(g => g.Key).ToList();
        return [.. starts.Select((group, i) =>
        {
            int? width = i < starts.Count - 1 ? starts[i + 1].Key - group.Key : group.First().label.Upper is { } end ? end - group.Key + 1 : null;
            foreach (var (row, label) in group)
                if (label.Upper is { } upper ? upper - group.Key + 1 != width : label.IsOpen && width is not null)
                    throw ComputeInput.Refuse(row.Where(ComputeColumn.Age.Name),
                        $"“{row.Text("age")}”之后应接 {(label.Upper ?? label.Lower) + 1} 岁，实为 {starts[i + 1].Key} 岁；年龄组须首尾相接。",
                        $"\"{row.Text("age")}\" is followed by {starts[i + 1].Key}; age groups must follow each other without gap or overlap.");
            return new AgeInterval(group.Key, width, [.. group.Select(r => r.row)]);
        })];
    }

    private static AgeLabel Label(InputRow row) => AgeLabel.Read(row.Text(ComputeColumn.Age.Name)) ?? throw ComputeInput.Refuse(row.Where("age"),
        $"“{row.Text("age")}”不是年龄组；年龄不详者请先用 spread-unknown 分摊。", $"\"{row.Text("age")}\" is no age group; spread counts of unknown age first (spread-unknown).");
}
