using System.Globalization;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Updating;

namespace Registry.Import;

/// <summary>Stages judged rows and keeps count of where they went.</summary>
internal sealed class RowTally
{
    private const string RepeatedKey = "F-DUP-1";
    private const string NumberOfAnotherCase = "F-DUP-4";
    private readonly StagingWriter _staging;
    private readonly CheckCatalogue _checks;
    private readonly RowUpdates _updates;
    private readonly bool _keepsRows;
    private readonly List<string> _errors = [];                // checks that return the row at hand
    private long _rejected, _queried;
    private bool _fileHasError;

    /// <summary>Begins the count.</summary>
    /// <param name="staging">Takes the rows and verdicts.</param>
    /// <param name="context">The batch, with the severities of the checks that only the store can decide.</param>
    /// <param name="policy">What becomes of rows that are stored with other content.</param>
    /// <param name="fileVerdicts">What is wrong with the file as a whole.</param>
    /// <param name="keepsRows">False for a file that cannot become a batch: its rows are judged and not stored.</param>
    public RowTally(
        StagingWriter staging, JudgingContext context, UpdatePolicy policy, IEnumerable<Verdict> fileVerdicts, bool keepsRows)
    {
        (_staging, _checks, _updates, _keepsRows) = (staging, context.Checks, new(policy, context), keepsRows);
        foreach (var verdict in fileVerdicts) Add(verdict);
    }

    /// <summary>Data rows so far.</summary>
    public long RowsRead { get; private set; }

    public void Add(JudgedRow row)
    {
        _errors.Clear();
        foreach (var verdict in row.Verdicts) Add(verdict);
        if (row.Row == 0) return;                              // verdicts on the part as a whole
        RowsRead++;
        if (!_keepsRows) return;
        if (row.IsAccepted && Stage(row)) return;
        _rejected++;
        var trace = row.IsAccepted ? RecordTraces.Of(row) : row.Trace;
        _staging.AddReturned(new(
            PartOf(row), row.Row, trace.Number, trace.TumourNumber, trace.ContentHash, string.Join(' ', _errors.Distinct(StringComparer.Ordinal))));
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
        var (fate, hasQuery) = (FateOf(row), row.HasQuery);
        if (fate == RowFate.OtherCase)
        {
            hasQuery |= Find(row, NumberOfAnotherCase);
            row = KeptApart(row);
            fate = FateOf(row);
        }
        if (fate == RowFate.Updated)
        {
            var update = Decide(row);
            foreach (var verdict in update.Verdicts) Add(verdict);
            if (update.IsReturned) return false;
            (row, hasQuery) = (update.Row, hasQuery | update.HasQuery);
        }
        return Staged(row, Put(row, hasQuery), hasQuery);
    }

    private RowFate FateOf(JudgedRow row) =>
        row.Case is { } tumour ? _staging.FateOf(tumour)
        : row.Death is { } death ? _staging.FateOf(death)
        : _staging.FateOf(row.Population!);

    private RowFate Put(JudgedRow row, bool hasQuery) =>
        row.Case is { } tumour ? _staging.Add(tumour, hasQuery)
        : row.Death is { } death ? _staging.Add(death, hasQuery)
        : _staging.Add(row.Population!, hasQuery);

    private RowUpdate Decide(JudgedRow row)
    {
        if (row.Case is not null) return _updates.Decide(row, _staging.StoredCase());
        if (row.Death is not null) return _updates.Decide(row, _staging.StoredDeath());
        var (stored, hasOpenQuery) = _staging.StoredPopulation();
        return _updates.Decide(row, stored, hasOpenQuery);
    }

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
        if (verdict.Severity != Severity.Error) return;
        if (verdict.Row == 0) _fileHasError = true;
        else _errors.Add(verdict.CheckId);
    }

    // True when the check asks for an answer.
    private bool Find(JudgedRow row, string check)
    {
        var severity = _checks.Find(check)!.Severity;
        Add(new Verdict(check, severity, PartOf(row), row.Row, Column: null, Item: null, Value: null, Arguments: ""));
        return severity == Severity.Query;
    }

    // A row without a record is returned, and a verdict says why and where.
    private static PartKind PartOf(JudgedRow row) =>
        row.Case is not null ? PartKind.Incidence
        : row.Death is not null ? PartKind.Death
        : row.Population is not null ? PartKind.Population
        : row.Verdicts[0].Part!.Value;
}
