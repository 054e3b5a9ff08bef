using Registry.Core.Coding;
using Registry.Core.Records;
using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>Reads the rows of case_vital_status; those of a case lie together.</summary>
internal sealed class VitalStatusReader(sqlite3 database, string path) : IDisposable
{
    private enum Column
    {
        Id, BatchId, IncidenceDate, Basis, OwnContactDate, OwnStatus, OwnDeathDate, FollowUpId, FollowUpBatchId, ContactDate, VitalStatus, OpenQuery,
    }

    private readonly Statement _rows = new(database, "case_vital_status", path);
    private readonly List<(long BatchId, long Id, Contact Contact)> _said = [];

    /// <summary>The cases, one after the other.</summary>
    public IEnumerable<VitalStatusOfCase> Read(string registry)
    {
        _rows.Bind(0, registry);
        try
        {
            for (var more = _rows.Read(); more;)
            {
                var (id, incidence) = (Number(Column.Id), Date(Column.IncidenceDate)!.Value);
                _said.Clear();
                // The card has the place before the follow-ups of its own batch: no follow-up has the number 0.
                if (Card(incidence) is { } card) _said.Add((Number(Column.BatchId), 0, card));
                do
                {
                    if (!_rows.IsNull((int)Column.FollowUpId)) _said.Add((Number(Column.FollowUpBatchId), Number(Column.FollowUpId), FollowUp()));
                    more = _rows.Read();
                }
                while (more && Number(Column.Id) == id);
                yield return new(incidence, Current());
            }
        }
        finally
        {
            _rows.Reset();
        }
    }

    public void Dispose() => _rows.Dispose();

    private Contact? Current()
    {
        if (_said.Count > 1) _said.Sort(static (one, other) => (one.BatchId, one.Id).CompareTo((other.BatchId, other.Id)));
        return Contact.Current(_said.Select(static said => said.Contact));
    }

    private Contact? Card(PartialDate incidence) => CardContact.Of(
        _rows.NumberOrNull((int)Column.OwnStatus), Date(Column.OwnDeathDate), Date(Column.OwnContactDate), incidence,
        (BasisOfDiagnosis?)_rows.NumberOrNull((int)Column.Basis));

    private Contact FollowUp() => new()
    {
        Date = Date(Column.ContactDate)!.Value,
        Status = (VitalStatus)Number(Column.VitalStatus),
        HasOpenQuery = Number(Column.OpenQuery) != 0,
    };

    private long Number(Column column) => _rows.Number((int)column);

    private PartialDate? Date(Column column) => StoredText.Date(_rows.NumberOrNull((int)column));
}
