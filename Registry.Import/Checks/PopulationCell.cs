using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>One row of a population part with what became of it so far.</summary>
/// <param name="Row">The row as read.</param>
/// <param name="Count">The count, or null when the row has an error or no year.</param>
/// <param name="Trace">By what the cell is known again.</param>
/// <param name="Verdicts">Checks it failed; the checks of the part add to them.</param>
internal sealed record PopulationCell(FileRow Row, PopulationCount? Count, RowTrace Trace, List<Verdict> Verdicts)
{
    /// <summary>True while none of the verdicts is an error.</summary>
    public bool IsWithoutError => !Verdicts.Exists(verdict => verdict.Severity == Severity.Error);
}
