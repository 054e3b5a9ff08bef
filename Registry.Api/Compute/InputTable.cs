namespace Registry.Api.Compute;

/// <summary>Rows of text as the caller sent them.</summary>
/// <param name="Header">Names of the columns.</param>
/// <param name="Rows">Texts of each row, one for each column; null where nothing stands.</param>
internal sealed record InputTable(IReadOnlyList<string> Header, IReadOnlyList<InputLine> Rows);

/// <summary>A row of text.</summary>
/// <param name="Place">Where it stands, for messages: line 7, rows[5].</param>
/// <param name="Values">Its texts.</param>
internal sealed record InputLine(string Place, string?[] Values);
