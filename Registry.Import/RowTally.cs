using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;
using Registry.Import.Linking;
using Registry.Import.Updating;

namespace Registry.Import;

/// <summary>Stages judged rows and keeps count of where they went.</summary>
internal sealed class RowTally
{
    private const string RepeatedKey = "F-DUP-1";
    private const string NumberOfAnotherCase = "F-DUP-4";
    private readonly StagingWriter _staging;
    private readonly JudgingContext _context;
    private readonly RowUpdates _updates;
    private readonly bool _keepsRows;
    private readonly List<string> _errors = [];                // checks that return the row at hand
    private string[] _errorsBefore = [];                       // of the row returned last, and how they are kept: mistakes of a file repeat
    private string _keptBefore = "";
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
        (_staging, _context, _updates, _keepsRows) = (staging, context, new(policy, context), keepsRows);
        foreach (var verdict in fileVerdicts) AddOfWhole(verdict);
    }

    /// <summary>Data rows so far.</summary>
    public long RowsRead { get; private set; }

    public void Add(JudgedRow row)
    {
        if (row.Row == 0)
        {
            foreach (var verdict in row.Verdicts) AddOfWhole(verdict);
            return;
        }
        RowsRead++;
        _errors.Clear();
        var isStageable = _keepsRows && row.IsAccepted;
        if (isStageable && Stage(row)) return;
        if (!isStageable) foreach (var verdict in row.Verdicts) AddPlain(verdict);
        if (_keepsRows) Return(row);
    }

    /// <summary>Ends the staging; when one error returns the whole file and there is one, no row is kept.</summary>
    /// <param name="returnAll">True when one error returns the whole file.</param>
    /// <param name="before">The batch whose file this is, when it was delivered before; else null.</param>
    public Batch Complete(bool returnAll, DeliveredBefore? before)
    {
        if (returnAll && (_rejected > 0 || _fileHasError))
        {
            _staging.RejectAll();
            return _staging.Complete(BatchCounts.None with { RowsRead = RowsRead, Rejected = RowsRead }, queried: 0);
        }
        AskBetweenCases();
        if (before?.Warn(_updates.Overwrites ? _staging.ReplacesNewerThan(before.Again) : []) is { } old) AddOfWhole(old);
        return _staging.Complete(
            new(RowsRead, _staging.Inserted, _staging.Updated, _staging.Unchanged, _rejected, Held: 0), _queried);
    }

    private bool Stage(JudgedRow row)
    {
        var fate = FateOf(row);
        if (fate == RowFate.OtherCase)
        {
            row = KeptApart(row with { Verdicts = [.. row.Verdicts, Fail(row, NumberOfAnotherCase)] });
            fate = FateOf(row);
        }
        var asked = new Asked(KeyOf(row), _staging.ContentOf(PartOf(row)));
        if (fate == RowFate.Updated) return StageUpdate(row, asked);
        return Put(row, isOpen: AskAll(row.Verdicts, asked));
    }

    private bool StageUpdate(JudgedRow row, Asked asked)
    {
        var (update, batchId, storedRow) = Decide(row);
        Verdict[] verdicts = [.. row.Verdicts, .. update.Verdicts];
        if (update.IsReturned)
        {
            foreach (var verdict in verdicts) AddPlain(verdict);
            return false;
        }
        var isOpen = AskAll(verdicts, asked);
        if (update.KeepsOpenQuery)
            isOpen |= KeepQueries(_staging.QueriesOf(batchId, PartOf(row), storedRow), update, verdicts, asked.Record);
        return Put(update.Row, isOpen);
    }

    // What the cases of a person are to each other can be told when all rows are staged.
    private void AskBetweenCases()
    {
        foreach (var cases in _staging.RelatedCases())
            foreach (var (verdict, one, other) in RelationVerdicts.Of(cases, _context.Checks))
                if (verdict.Severity != Severity.Query) _staging.Add(verdict);
                else if (_staging.Ask(verdict, one, other)) _queried++;
    }

    private RowFate FateOf(JudgedRow row) =>
        row.Case is { } tumour ? _staging.FateOf(tumour, row.CaseHash)
        : row.Death is { } death ? _staging.FateOf(death)
        : row.FollowUp is { } followUp ? _staging.FateOf(followUp)
        : _staging.FateOf(row.Population!);

    private bool Put(JudgedRow row, bool isOpen)
    {
        var fate = row.Case is { } tumour ? _staging.Add(tumour, isOpen)
            : row.Death is { } death ? _staging.Add(death, isOpen)
            : row.FollowUp is { } followUp ? _staging.Add(followUp, isOpen)
            : _staging.Add(row.Population!, isOpen);
        if (fate is RowFate.Inserted or RowFate.Updated && isOpen) _queried++;
        if (fate is not (RowFate.Repeated or RowFate.OtherCase)) return true;
        AddPlain(Fail(row, RepeatedKey));
        return false;
    }

    private (RowUpdate Update, long BatchId, int Row) Decide(JudgedRow row)
    {
        if (row.Case is not null)
        {
            var tumour = _staging.StoredCase();
            return (_updates.Decide(row, tumour), tumour.BatchId, tumour.Record.Row);
        }
        if (row.Death is not null)
        {
            var death = _staging.StoredDeath();
            return (_updates.Decide(row, death), death.BatchId, death.Record.Row);
        }
        if (row.FollowUp is not null)
        {
            var followUp = _staging.StoredFollowUp();
            return (_updates.Decide(row, followUp), followUp.BatchId, followUp.Record.Row);
        }
        var (count, batchId, isOpen) = _staging.StoredPopulation();
        return (_updates.Decide(row, count, isOpen), batchId, count.Row);
    }

    // True when one of them is open.
    private bool AskAll(IReadOnlyList<Verdict> verdicts, Asked asked)
    {
        var isOpen = false;
        for (var i = 0; i < verdicts.Count; i++)
            if (verdicts[i].Severity != Severity.Query) AddPlain(verdicts[i]);
            else isOpen |= _staging.Ask(verdicts[i], asked.Record, asked.Content);
        return isOpen;
    }

    // A query on items that were not filled is as open as it was; one that the merged record raises again is asked already.
    private bool KeepQueries(IReadOnlyList<StoredQuery> stored, RowUpdate update, Verdict[] asked, RecordKey record)
    {
        var isOpen = stored.Count == 0;                        // kept by an older program, which did not say what it asks
        foreach (var query in stored)
            if (!Array.Exists(asked, verdict => verdict.CheckId == query.Verdict.CheckId) && !IsSettled(query.Verdict, update.Filled))
                isOpen |= _staging.AskAgain(query, update.Row.Row, record);
        return isOpen;
    }

    // A question between cases is asked anew of the filled record.
    private bool IsSettled(Verdict query, IReadOnlyList<Item> filled) =>
        CaseRelations.CheckIds.Contains(query.CheckId)
        || _context.Checks.Find(query.CheckId) is { } check && check.Items.Any(filled.Contains);

    // The year of the event makes the number its own; the same row in a later file is found again under it.
    private static JudgedRow KeptApart(JudgedRow row) =>
        row.Case is { } tumour
            ? row with { Case = tumour with { CaseNumber = YearlyNumber.Of(tumour.CaseNumber, tumour.IncidenceDate.Year) } }
            : row with { Death = row.Death! with { DeathNumber = YearlyNumber.Of(row.Death!.DeathNumber, row.Death.DeathDate.Year) } };

    // A row without a record is returned, and a verdict says why and where.
    private static PartKind PartOf(JudgedRow row) =>
        row.Case is not null ? PartKind.Incidence
        : row.Death is not null ? PartKind.Death
        : row.Population is not null ? PartKind.Population
        : row.FollowUp is not null ? PartKind.FollowUp
        : row.Verdicts[0].Part!.Value;

    private static RecordKey KeyOf(JudgedRow row) =>
        row.Case is { } tumour ? RecordKey.Of(tumour)
        : row.Death is { } death ? RecordKey.Of(death)
        : row.FollowUp is { } followUp ? RecordKey.Of(followUp)
        : RecordKey.Of(row.Population!);

    private void AddPlain(Verdict verdict)
    {
        _staging.Add(verdict);
        if (verdict.Severity == Severity.Error) _errors.Add(verdict.CheckId);
    }

    // Counts a returned row and keeps what is needed to know it again in the next round.
    private void Return(JudgedRow row)
    {
        _rejected++;
        var trace = row.IsAccepted ? RecordTraces.Of(row) : row.Trace;
        _staging.AddReturned(new(
            PartOf(row), row.Row, trace.Number, trace.TumourNumber, trace.ContentHash, ErrorsKept()));
    }

    private string ErrorsKept()
    {
        if (!_errors.SequenceEqual(_errorsBefore))
            (_errorsBefore, _keptBefore) = ([.. _errors], string.Join(' ', _errors.Distinct(StringComparer.Ordinal)));
        return _keptBefore;
    }

    // What is said of a file or part as a whole asks about its arguments.
    private void AddOfWhole(Verdict verdict)
    {
        if (verdict is { Row: 0, Severity: Severity.Error }) _fileHasError = true;
        if (verdict.Severity != Severity.Query || !_keepsRows)
        {
            _staging.Add(verdict);
            return;
        }
        var hash = new StableHash();
        hash.Add(verdict.Arguments);
        _staging.Ask(verdict, new RecordKey(_context.Registry, verdict.Part, ""), hash.Value);
    }

    private Verdict Fail(JudgedRow row, string check) =>
        new(check, _context.Checks.Find(check)!.Severity, PartOf(row), row.Row, Column: null, Item: null, Value: null, Arguments: "");

    private readonly record struct Asked(RecordKey Record, UInt128 Content);
}
