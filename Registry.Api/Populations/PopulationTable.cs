using System.Globalization;
using Registry.Api.Compute;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Api.Populations;

/// <summary>Reads a population by sex and age from rows of text: sex, age group (0, 1-4, 85+ or a lower bound) and persons.</summary>
internal static class PopulationTable
{
    private const double MostPersons = 1e9;
    private static readonly (string Name, string[] Heads)[] Columns =
    [
        ("sex", ["sex", "性别"]), ("age", ["age", "age_group", "年龄", "年龄组"]), ("persons", ["persons", "population", "人口", "人口数"]),
    ];

    private sealed record Line(string Place, Sex Sex, AgeLabel Age, double Persons);

    /// <summary>The people of a CSV with a header.</summary>
    /// <returns>The people, or what is wrong, line by line.</returns>
    public static (SexAgeCounts? Counts, IReadOnlyList<ComputeRefusal> Refusals) Read(string csv)
    {
        var refusals = new List<ComputeRefusal>();
        var table = CsvInput.Read(csv, refusals);
        return refusals.Count > 0 ? (null, refusals) : Read(table, refusals);
    }

    /// <summary>The people of rows of text.</summary>
    public static (SexAgeCounts? Counts, IReadOnlyList<ComputeRefusal> Refusals) Read(InputTable table, List<ComputeRefusal> refusals)
    {
        var places = Columns.Select(column => Place(table, column.Name, column.Heads, refusals)).ToArray();
        if (refusals.Count > 0) return (null, refusals);
        var lines = table.Rows.Select(row => Read(row, places, refusals)).OfType<Line>().ToList();
        if (refusals.Count > 0) return (null, refusals);
        var (men, women) = (Of(lines, Sex.Male), Of(lines, Sex.Female));
        if (WhyNot(men, women) is not { } wrong)
        {
            var ages = AgeScheme.Of([.. men.Select(line => line.Age.Lower)]);
            return (new(new(ages, [.. men.Select(line => line.Persons)]), new(ages, [.. women.Select(line => line.Persons)])), refusals);
        }
        refusals.Add(wrong);
        return (null, refusals);
    }

    private static int Place(InputTable table, string name, string[] heads, List<ComputeRefusal> refusals)
    {
        for (var column = 0; column < table.Header.Count; column++)
            if (heads.Contains(table.Header[column].Trim().ToLowerInvariant())) return column;
        refusals.Add(new(name, new($"缺少列 {name}（{heads[1]}）。", $"the column {name} is missing.")));
        return -1;
    }

    private static Line? Read(InputLine row, int[] places, List<ComputeRefusal> refusals)
    {
        var (sex, age, persons) = (row.Values[places[0]], row.Values[places[1]], row.Values[places[2]]);
        var read = (Sex: ReadSex(sex), Age: age is null ? null : AgeLabel.Read(age), Persons: ReadPersons(persons));
        if (read is ({ } who, { } group, { } count)) return new(row.Place, who, group, count);
        var (column, value, zh, en) = read.Sex is null ? ("sex", sex, "应为 1（男）或 2（女）。", "1 (men) or 2 (women) is expected.")
            : read.Age is null ? ("age", age, "应为 0、1-4、85+ 等年龄组。", "an age group such as 0, 1-4 or 85+ is expected.")
            : ("persons", persons, "应为不小于 0 的数。", "a number of 0 or more is expected.");
        if (refusals.Count < InputLimits.MostRefusedRows) refusals.Add(new($"{row.Place}.{column}", new($"“{value}”：{zh}", $"\"{value}\": {en}")));
        return null;
    }

    private static Sex? ReadSex(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "1" or "男" or "m" or "male" or "men" => Sex.Male,
        "2" or "女" or "f" or "female" or "women" => Sex.Female,
        _ => null,
    };

    private static double? ReadPersons(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= MostPersons ? number : null;

    private static List<Line> Of(List<Line> lines, Sex sex) => [.. lines.Where(line => line.Sex == sex).OrderBy(line => line.Age.Lower)];

    private static ComputeRefusal? WhyNot(List<Line> men, List<Line> women)
    {
        if (!men.Select(line => line.Age.Lower).SequenceEqual(women.Select(line => line.Age.Lower)))
            return new("age", new("男女的年龄组须相同且齐全。", "men and women must have the same age groups, all of them."));
        if (men.Count < 2 || men[0].Age.Lower != 0)
            return new("age", new("年龄组须从 0 岁开始，至少两组。", "the age groups must begin at 0, and there must be two at least."));
        foreach (var sex in (List<Line>[])[men, women])
            for (var i = 0; i < sex.Count; i++)
            {
                var next = i + 1 < sex.Count ? sex[i + 1].Age.Lower : (int?)null;
                if (next == sex[i].Age.Lower) return new(sex[i + 1].Place, new("该年龄组出现了两次。", "this age group stands twice."));
                var ends = sex[i].Age.Upper + 1;
                if (next is null ? ends is not null : sex[i].Age.IsOpen || (ends is not null && ends != next))
                    return new(sex[i].Place, new(
                        "年龄组之间有空缺或重叠，或最后一组不是开放组（85+）。", "the age groups leave a gap or overlap, or the last one is not open (85+)."));
            }
        return null;
    }
}
