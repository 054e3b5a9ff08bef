using Registry.Core.Coding;
using Registry.Core.Records;
using SQLitePCL;

namespace Registry.Core.Store;

/// <summary>Columns of the view case_contact in their order.</summary>
internal enum CaseContactColumn
{
    Id, BatchId, PersonId, ResidentKey, Registry, CaseNumber, TumourNumber, Sex, BirthDate, ReportedAge, IncidenceDate, IncidenceYear, Icd10,
    Basis, Hospital, OwnContactDate, OwnStatus, OwnDeathDate, OwnCategory, OtherItems, FollowUpId, FollowUpBatchId, FollowUpDate, ContactDate,
    VitalStatus, LossReason, UnderlyingCause, DeathCategory, Source, OpenQuery,
}

/// <summary>Reads current cases with their follow-ups from a query on the view case_contact and tells what stands of each.</summary>
/// <remarks>On the raw statement: of a case with several follow-ups the card is read once. The rows of a case must lie together.</remarks>
internal sealed class CaseContactReader : IDisposable
{
    private readonly Statement _rows;
    private readonly List<(long BatchId, long Id, Contact Contact)> _followUps = [];

    public CaseContactReader(sqlite3 database, string query, string path)
    {
        _rows = new(database, query, path);
        var names = Enum.GetNames<CaseContactColumn>();
        if (!names.SequenceEqual(Enumerable.Range(0, _rows.ColumnCount).Select(_rows.ColumnName), StringComparer.Ordinal))
            throw new InvalidOperationException($"{query}.sql does not have the columns of {nameof(CaseContactColumn)} in their order.");
    }

    /// <summary>The cases of the query, one after the other.</summary>
    /// <param name="bind">Binds the parameters of the query.</param>
    public IEnumerable<CaseStatus> Read(Action<Statement> bind)
    {
        bind(_rows);
        try
        {
            for (var more = _rows.Read(); more;)
            {
                var (id, batchId, card) = (Number(CaseContactColumn.Id), Number(CaseContactColumn.BatchId), ReadCard());
                _followUps.Clear();
                do
                {
                    if (!_rows.IsNull((int)CaseContactColumn.FollowUpId)) _followUps.Add(ReadFollowUp());
                    more = _rows.Read();
                }
                while (more && Number(CaseContactColumn.Id) == id);
                yield return _followUps.Count == 0 ? card : card with { Contact = Contact.Current(InOrder(card.Contact, batchId)) };
            }
        }
        finally
        {
            _rows.Reset();
        }
    }

    public void Dispose() => _rows.Dispose();

    // In the order of delivery: by batch, the card before the follow-ups of its own batch. What a compensation put back has the place
    // of the version that it repeats.
    private IEnumerable<Contact> InOrder(Contact? card, long cardBatch)
    {
        _followUps.Sort((one, other) => (one.BatchId, one.Id).CompareTo((other.BatchId, other.Id)));
        foreach (var (batchId, _, contact) in _followUps)
        {
            if (card is not null && batchId >= cardBatch)
            {
                yield return card;
                card = null;
            }
            yield return contact;
        }
        if (card is not null) yield return card;
    }

    private CaseStatus ReadCard() => CardContact.StatusOf(new()
    {
        Row = 0,
        Registry = Text(CaseContactColumn.Registry)!,
        CaseNumber = Text(CaseContactColumn.CaseNumber)!,
        TumourNumber = (int)Number(CaseContactColumn.TumourNumber),
        ResidentId = _rows.IsNull((int)CaseContactColumn.ResidentKey) ? null : ResidentId.FromKey(Number(CaseContactColumn.ResidentKey)),
        Sex = (Sex)Number(CaseContactColumn.Sex),
        BirthDate = Date(CaseContactColumn.BirthDate),
        ReportedAge = NumberOrNull(CaseContactColumn.ReportedAge),
        IncidenceDate = Date(CaseContactColumn.IncidenceDate)!.Value,
        Icd10 = IcdCode.TryParse(Text(CaseContactColumn.Icd10)!)!,
        Basis = (BasisOfDiagnosis?)NumberOrNull(CaseContactColumn.Basis),
        Hospital = Text(CaseContactColumn.Hospital),
        LastContactDate = Date(CaseContactColumn.OwnContactDate),
        VitalStatus = NumberOrNull(CaseContactColumn.OwnStatus),
        DeathDate = Date(CaseContactColumn.OwnDeathDate),
        CauseOfDeathCategory = NumberOrNull(CaseContactColumn.OwnCategory),
        OtherItems = Text(CaseContactColumn.OtherItems),
    }) with { PersonId = Number(CaseContactColumn.PersonId) };

    private (long BatchId, long Id, Contact Contact) ReadFollowUp() =>
        (Number(CaseContactColumn.FollowUpBatchId), Number(CaseContactColumn.FollowUpId), new()
        {
            Date = Date(CaseContactColumn.ContactDate)!.Value,
            Status = (VitalStatus)Number(CaseContactColumn.VitalStatus),
            LossReason = NumberOrNull(CaseContactColumn.LossReason),
            UnderlyingCause = Text(CaseContactColumn.UnderlyingCause) is { } cause ? IcdCode.TryParse(cause) : null,
            CauseOfDeathCategory = NumberOrNull(CaseContactColumn.DeathCategory),
            Source = (FollowUpSource?)NumberOrNull(CaseContactColumn.Source),
            FollowUpDate = Date(CaseContactColumn.FollowUpDate),
            HasOpenQuery = Number(CaseContactColumn.OpenQuery) != 0,
        });

    private long Number(CaseContactColumn column) => _rows.Number((int)column);

    private int? NumberOrNull(CaseContactColumn column) => _rows.NumberOrNull((int)column);

    private string? Text(CaseContactColumn column) => _rows.Text((int)column);

    private PartialDate? Date(CaseContactColumn column) => StoredText.Date(NumberOrNull(column));
}
