using System.Globalization;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>Ends the reading of a part in which no row can be read at all: another sheet, another separator, columns in another order.</summary>
/// <remarks>A row is legible when one of its sex, dates, age, resident ID, codes and status is a value of its kind, right or wrong. As soon as one row is, every
/// row of the part is read and judged, so that a file of a registry always gets all of its verdicts at once.</remarks>
internal sealed class LegibleRows
{
    /// <summary>Rows after which a part without a legible one is given up.</summary>
    public const int Searched = 10_000;

    private int _illegible;
    private bool _hasOne;

    /// <summary>Takes a row; false when the part need not be read on.</summary>
    public bool GoesOnAfter(RowFacts facts)
    {
        if (_hasOne) return true;
        _hasOne = !facts.Row.IsMalformed && IsLegible(facts);
        return _hasOne || ++_illegible < Searched;
    }

    /// <summary>What is said of the part then.</summary>
    public static Verdict Verdict(PartKind part) =>
        FileVerdict.Error("F-ROW-4", part, Searched.ToString(CultureInfo.InvariantCulture));

    private static bool IsLegible(RowFacts facts) =>
        facts is { Sex: not null } or { BirthDate: not null } or { Age: not null } or { IncidenceDate: not null } or { DeathDate: not null }
            or { LastContactDate: not null } or { FollowUpDate: not null } or { ReportDate: not null } or { ResidentId: not null }
            or { Topography: not null } or { Histology: not null } or { Icd10: not null } or { Basis: not null } or { VitalStatus: not null };
}
