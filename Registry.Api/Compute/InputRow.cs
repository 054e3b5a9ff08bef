namespace Registry.Api.Compute;

/// <summary>A row of the input, its columns read.</summary>
/// <param name="Place">Where it stands, for messages.</param>
/// <param name="Texts">Texts by column, of words and ages.</param>
/// <param name="Numbers">Numbers by column.</param>
/// <param name="Groups">Values of the columns that are no column of the statistic, by header.</param>
internal sealed record InputRow(
    string Place, IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, double> Numbers, IReadOnlyDictionary<string, string> Groups)
{
    /// <summary>A number that must be there.</summary>
    public double Number(string column) => Numbers[column];

    /// <summary>A number that may be missing.</summary>
    public double? Optional(string column) => Numbers.TryGetValue(column, out var number) ? number : null;

    /// <summary>A text that must be there.</summary>
    public string Text(string column) => Texts[column];

    /// <summary>A text that may be missing.</summary>
    public string? OptionalText(string column) => Texts.GetValueOrDefault(column);

    /// <summary>The value by which rows are divided: of a column that is none of the statistic, or of one that holds words.</summary>
    public string? GroupValue(string column) => Groups.TryGetValue(column, out var value) ? value : Texts.GetValueOrDefault(column);

    /// <summary>Row and column, for messages.</summary>
    public string Where(string column) => $"{Place}.{column}";
}
