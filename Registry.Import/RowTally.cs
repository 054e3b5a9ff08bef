using System.Globalization;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import;

/// <summary>Stages judged rows and keeps count of where they went.</summary>
internal sealed class RowTally
{
    private const string StoredRecordDiffers = "F-DUP-2";
    private const string RepeatedKey = "F-DUP-1";
    private readonly StagingWriter _staging;
    private long _rejected, _queried;
    private bool _fileHasError;

    public RowTally(StagingWriter staging, IEnumerable<Verdict> fileVerdicts)
    {
        _staging = staging;
        foreach (var verdict in fileVerdicts) Add(verdict);
    }

    /// <summary>Data rows so far.</summary>
    public long RowsRead { get; private set; }

    public void Add(JudgedRow row)
    {
        foreach (var verdict in row.Verdicts) Add(verdict);
        if (row.Row == 0) return;                              // verdicts on the part as a whole
        RowsRead++;
        var fate = Stage(row);
        if (fate is null or RowFate.Repeated) _rejected++;
        else if (row.HasQuery) _queried++;
        if (fate is RowFate.Repeated) Add(Found(row, RepeatedKey, Severity.Error));
        if (fate is RowFate.Updated) Add(Found(row, StoredRecordDiffers, Severity.Query));
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

    private RowFate? Stage(JudgedRow row) =>
        row.Case is { } tumour ? _staging.Add(tumour, row.HasQuery)
        : row.Death is { } death ? _staging.Add(death, row.HasQuery)
        : row.Population is { } population ? _staging.Add(population, row.HasQuery)
        : null;

    private void Add(Verdict verdict)
    {
        _staging.Add(verdict);
        if (verdict is { Row: 0, Severity: Severity.Error }) _fileHasError = true;
    }

    private static Verdict Found(JudgedRow row, string check, Severity severity)
    {
        var part = row.Case is not null ? PartKind.Incidence : row.Death is not null ? PartKind.Death : PartKind.Population;
        return new(check, severity, part, row.Row, Column: null, Item: null, Value: null,
            Arguments: row.Row.ToString(CultureInfo.InvariantCulture));
    }
}
