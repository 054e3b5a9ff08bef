using System.Globalization;
using Registry.Core.Records;
using Registry.Import.Reading;

namespace Registry.Import.Checks;

/// <summary>Ends the reading of a part in which no row can be read at all: another sheet, another separator, columns in another order; and of one that goes
/// on without end after its rows: a quote that is never closed, another text behind the table.</summary>
/// <remarks>A row is legible when one of its sex, dates, age, resident ID, codes and status is a value of its kind, right or wrong. As soon as one row is, the
/// part is read and judged until so many rows on end are not as no file of a registry has.</remarks>
internal sealed class LegibleRows
{
    /// <summary>Rows after which a part without a legible one is given up.</summary>
    public const int Searched = 10_000;

    /// <summary>Rows on end without a legible one after which a part that has legible rows is given up.</summary>
    public const int OnEnd = 100_000;

    private int _illegible, _firstIllegible;
    private bool _hasOne;

    /// <summary>Takes a row; false when the part need not be read on.</summary>
    public bool GoesOnAfter(RowFacts facts)
    {
        if (!facts.Row.IsMalformed && IsLegible(facts))
        {
            (_hasOne, _illegible) = (true, 0);
            return true;
        }
        if (_illegible++ == 0) _firstIllegible = facts.Row.Row;
        return _illegible < (_hasOne ? OnEnd : Searched);
    }

    /// <summary>What is said of the part then.</summary>
    public Verdict Verdict(PartKind part) => _hasOne
        ? FileVerdict.Error("F-ROW-5", part, string.Create(CultureInfo.InvariantCulture, $"{OnEnd}|{_firstIllegible}"))
        : FileVerdict.Error("F-ROW-4", part, Searched.ToString(CultureInfo.InvariantCulture));

    private static bool IsLegible(RowFacts facts) =>
        facts is { Sex: not null } or { BirthDate: not null } or { Age: not null } or { IncidenceDate: not null } or { DeathDate: not null }
            or { LastContactDate: not null } or { FollowUpDate: not null } or { ReportDate: not null } or { ResidentId: not null }
            or { Topography: not null } or { Histology: not null } or { Icd10: not null } or { Basis: not null } or { VitalStatus: not null };
}
