using System.Globalization;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Import;

/// <summary>Stages judged rows and keeps count of where they went.</summary>
internal sealed class RowTally
{
    private const string RepeatedKey = "F-DUP-1";
    private const string StoredRecordDiffers = "F-DUP-2";
    private const string NumberOfAnotherCase = "F-DUP-4";
    private readonly StagingWriter _staging;
    private readonly CheckCatalogue _checks;
    private readonly bool _keepsRows;
    private long _rejected, _queried;
    private bool _fileHasError;

    /// <summary>Begins the count.</summary>
    /// <param name="staging">Takes the rows and verdicts.</param>
    /// <param name="checks">Severities of the checks that only the store can decide.</param>
    /// <param name="fileVerdicts">What is wrong with the file as a whole.</param>
    /// <param name="keepsRows">False for a file that cannot become a batch: its rows are judged and not stored.</param>
    public RowTally(StagingWriter staging, CheckCatalogue checks, IEnumerable<Verdict> fileVerdicts, bool keepsRows)
    {
        (_staging, _checks, _keepsRows) = (staging, checks, keepsRows);
        foreach (var verdict in fileVerdicts) Add(verdict);
    }

    /// <summary>Data rows so far.</summary>
    public long RowsRead { get; private set; }

    public void Add(JudgedRow row)
    {
        foreach (var verdict in row.Verdicts) Add(verdict);
        if (row.Row == 0) return;                              // verdicts on the part as a whole
        RowsRead++;
        if (!_keepsRows) return;
        if (!row.IsAccepted || !Stage(row)) _rejected++;
    }

    /// <summary>Ends the staging; when one error returns the whole file and there is one, no row is kept.</summary>
    public Batch Complete(bool returnAll)
    {
        if (returnAll && (_rejected > 0 || _fileHasError))
        {
            _staging.RejectAll();
            return _staging.Complete(BatchCounts.None with { RowsRead = RowsRead, Rejected = RowsRead }, queried: 0);
        }
        return _staging.Complete(
            new(RowsRead, _staging.Inserted, _staging.Updated, _staging.Unchanged, _rejected, Held: 0), _queried);
    }

    private bool Stage(JudgedRow row)
    {
        if (row.Population is { } population) return StagePopulation(row, population);
        var (fate, hasQuery) = (FateOf(row), row.HasQuery);
        if (fate == RowFate.OtherCase)
        {
            hasQuery |= Find(row, NumberOfAnotherCase);
            row = KeptApart(row);
            fate = FateOf(row);
        }
        if (fate == RowFate.Updated) hasQuery |= Find(row, StoredRecordDiffers);
        fate = row.Case is { } tumour ? _staging.Add(tumour, hasQuery) : _staging.Add(row.Death!, hasQuery);
        return Staged(row, fate, hasQuery);
    }

    private bool StagePopulation(JudgedRow row, PopulationCount population)
    {
        var fate = _staging.Add(population, row.HasQuery);
        var hasQuery = row.HasQuery;
        if (fate == RowFate.Updated) hasQuery |= Find(row, StoredRecordDiffers);
        return Staged(row, fate, hasQuery);
    }

    private RowFate FateOf(JudgedRow row) =>
        row.Case is { } tumour ? _staging.FateOf(tumour) : _staging.FateOf(row.Death!);

    private bool Staged(JudgedRow row, RowFate fate, bool hasQuery)
    {
        if (fate is RowFate.Inserted or RowFate.Updated && hasQuery) _queried++;
        if (fate is not (RowFate.Repeated or RowFate.OtherCase)) return true;
        Find(row, RepeatedKey);
        return false;
    }

    // The year of the event makes the number its own; the same row in a later file is found again under it.
    private static JudgedRow KeptApart(JudgedRow row) =>
        row.Case is { } tumour
            ? row with { Case = tumour with { CaseNumber = NumberOfYear(tumour.CaseNumber, tumour.IncidenceDate.Year) } }
            : row with { Death = row.Death! with { DeathNumber = NumberOfYear(row.Death!.DeathNumber, row.Death.DeathDate.Year) } };

    private static string NumberOfYear(string number, int year) => string.Create(CultureInfo.InvariantCulture, $"{number}@{year}");

    private void Add(Verdict verdict)
    {
        _staging.Add(verdict);
        if (verdict is { Row: 0, Severity: Severity.Error }) _fileHasError = true;
    }

    // True when the check asks for an answer.
    private bool Find(JudgedRow row, string check)
    {
        var severity = _checks.Find(check)!.Severity;
        var part = row.Case is not null ? PartKind.Incidence : row.Death is not null ? PartKind.Death : PartKind.Population;
        Add(new Verdict(check, severity, part, row.Row, Column: null, Item: null, Value: null, Arguments: ""));
        return severity == Severity.Query;
    }
}
