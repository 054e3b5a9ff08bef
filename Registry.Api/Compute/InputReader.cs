using System.Globalization;

namespace Registry.Api.Compute;

/// <summary>Makes typed rows of text by the columns of a statistic.</summary>
internal static class InputReader
{
    private const int MostRefusals = 20;

    /// <summary>The rows; missing columns and values that cannot be read are refused, at most 20 of them.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="table">Texts.</param>
    /// <param name="refusals">What is refused is added.</param>
    public static IReadOnlyList<InputRow> Read(IReadOnlyList<ComputeColumn> columns, InputTable table, List<ComputeRefusal> refusals)
    {
        var places = Places(columns, table.Header, refusals);
        if (refusals.Count > 0) return [];
        if (table.Rows.Count == 0)
            refusals.Add(new("rows", new("没有数据行。", "there are none; at least one row is needed.")));
        var groups = Groups(table, places, refusals);
        var rows = new List<InputRow>();
        foreach (var line in table.Rows.TakeWhile(_ => refusals.Count < MostRefusals))
            rows.Add(Row(columns, line, places, groups, refusals));
        return rows;
    }

    // Every other column divides the rows: by its name, so that each name stands once. Columns that a spreadsheet left behind, without name or values, are none.
    private static List<(string Name, int Place)> Groups(InputTable table, Dictionary<string, int> places, List<ComputeRefusal> refusals)
    {
        List<(string Name, int Place)> groups =
        [
            .. table.Header.Select((name, place) => (name, place)).Where(h => !places.ContainsValue(h.place))
                .Where(h => h.name.Length > 0 || table.Rows.Any(row => row.Values[h.place] is not null)),
        ];
        if (groups.Exists(group => group.Name.Length == 0))
            refusals.Add(new("header", new("有一列没有列名；请写上列名或删去该列。", "has a column without a name; name it or leave it out.")));
        foreach (var twice in groups.Where(group => group.Name.Length > 0).GroupBy(group => group.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
            refusals.Add(new(twice.Key, new("列名重复；请改名或删去其中一列。", "is the name of several columns; rename or leave out all but one.")));
        return refusals.Count > 0 ? [] : groups;
    }

    private static Dictionary<string, int> Places(IReadOnlyList<ComputeColumn> columns, IReadOnlyList<string> header, List<ComputeRefusal> refusals)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            var exact = Matches(header, name => ComputeColumn.Plain(name) == ComputeColumn.Plain(column.Name));
            var found = exact.Count > 0 ? exact : Matches(header, name => column.IsCalled(name) && !IsOwnName(columns, name));
            if (found.Count > 1)
                refusals.Add(new(column.Name, new(
                    $"列 {string.Join("、", found.Select(i => header[i]))} 都可作 {column.Name}；请只保留一列或改名。",
                    $"the columns {string.Join(", ", found.Select(i => header[i]))} could all be {column.Name}; keep or rename one.")));
            else if (found.Count == 1) places[column.Name] = found[0];
            else if (column.IsRequired)
                refusals.Add(new(column.Name, new(
                    $"缺少该列（{column.Meaning.Zh}）；文件中的列为 {string.Join("、", header)}。",
                    $"the column is missing ({column.Meaning.En}); the input has {string.Join(", ", header)}.")));
        }
        return places;
    }

    private static List<int> Matches(IReadOnlyList<string> header, Func<string, bool> isMeant) =>
        [.. Enumerable.Range(0, header.Count).Where(i => isMeant(header[i]))];

    private static bool IsOwnName(IReadOnlyList<ComputeColumn> columns, string header) =>
        columns.Any(c => ComputeColumn.Plain(c.Name) == ComputeColumn.Plain(header));

    private static InputRow Row(
        IReadOnlyList<ComputeColumn> columns, InputLine line, Dictionary<string, int> places, List<(string Name, int Place)> groups, List<ComputeRefusal> refusals)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var column in columns.Where(c => places.ContainsKey(c.Name)))
        {
            var text = line.Values[places[column.Name]];
            var where = $"{line.Place}.{column.Name}";
            if (text is null)
            {
                if (column.IsRequired && !IsAgeless(columns, line, places, column))
                    refusals.Add(new(where, new("未填写；没有病例请写 0。", "is empty; write 0 where there are none.")));
                else if (column is { IsRequired: true, Kind: ColumnKind.Count }) numbers[column.Name] = 0;
            }
            else if (column.Kind is ColumnKind.Age or ColumnKind.Text) texts[column.Name] = text;
            else if (Number(column.Kind, text) is { } number) numbers[column.Name] = number;
            else refusals.Add(new(where, new($"“{text}”：应为{Expected(column.Kind).Zh}。", $"\"{text}\": {Expected(column.Kind).En} is expected.")));
        }
        return new(line.Place, texts, numbers, groups.ToDictionary(g => g.Name, g => line.Values[g.Place] ?? "", StringComparer.Ordinal));
    }

    // Nobody counts people of unknown age: that row has cases and nothing else.
    private static bool IsAgeless(IReadOnlyList<ComputeColumn> columns, InputLine line, Dictionary<string, int> places, ComputeColumn column) =>
        column.Kind == ColumnKind.Count && column.Name != ComputeColumn.Cases.Name
        && columns.FirstOrDefault(c => c.Kind == ColumnKind.Age) is { } age
        && places.TryGetValue(age.Name, out var place) && AgeLabel.IsUnknown(line.Values[place] ?? "");

    private static double? Number(ColumnKind kind, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
        && kind switch { ColumnKind.Count => number is >= 0 and <= InputLimits.MostCount, ColumnKind.Fraction => number is >= 0 and <= 1, _ => true }
            ? number : null;

    private static Bilingual Expected(ColumnKind kind) => kind switch
    {
        ColumnKind.Count => new("不小于 0、不大于 10 的 15 次方的数", "a number that is not negative and not above 10 to the power of 15"),
        ColumnKind.Fraction => new("0 至 1 的数", "a number from 0 to 1"),
        _ => new("数", "a number"),
    };
}
