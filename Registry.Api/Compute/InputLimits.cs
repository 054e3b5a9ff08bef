namespace Registry.Api.Compute;

/// <summary>How much the calculator takes: more than a question of ages, areas and years has, and little enough that a short text cannot fill the memory.</summary>
internal static class InputLimits
{
    /// <summary>Most columns.</summary>
    public const int MostColumns = 100;

    /// <summary>Most rows below the header.</summary>
    public const int MostRows = 200_000;

    /// <summary>Most cells, which are rows times columns however short a row is.</summary>
    public const int MostCells = 4_000_000;

    /// <summary>Largest count or sum of person-years: ten times the person-years that all of mankind ever lived. What is larger is a slip, and its squares overflow.</summary>
    public const double MostCount = 1e15;

    /// <summary>Most rows that are refused one by one: whoever sends more has made the same mistake in all of them.</summary>
    public const int MostRefusedRows = 100;

    /// <summary>Refuses an input as soon as it is larger.</summary>
    /// <param name="place">Where reading stands, for the message.</param>
    /// <param name="rows">Rows so far, or all when that is known.</param>
    /// <param name="columns">Columns so far.</param>
    /// <exception cref="ComputeRefusedException">It is.</exception>
    public static void MustFit(string place, int rows, int columns)
    {
        if (columns > MostColumns) throw Refused(place, new($"超过 {MostColumns} 列", $"has more than {MostColumns} columns"));
        if (rows > MostRows) throw Refused(place, new($"超过 {MostRows} 行", $"has more than {MostRows} rows"));
        if ((long)rows * columns > MostCells) throw Refused(place, new($"行数乘列数超过 {MostCells}", $"has more than {MostCells} cells, rows times columns"));
    }

    private static ComputeRefusedException Refused(string place, Bilingual limit) => new([new(place, new(
        $"{limit.Zh}，超出计算器的上限，未计算；请只保留所需的列，先合并相同的行，或分几次计算。",
        $"{limit.En}, the most that the calculator takes; nothing was computed. Send only the columns that are needed, add equal rows up, or compute in parts."))]);
}
