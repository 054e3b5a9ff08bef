using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Remembers while cases are staged which persons may have several, and reads the cases of those when all are
/// staged.</summary>
/// <remarks>A person is remembered when its number was known before: from an earlier row or from the store. So the work grows
/// with the rows that share a person, not with the store. Where the store has to be asked, the index of cases by person is
/// made once (query/tumour_person_index).</remarks>
internal sealed class StagedRelations(StagingSession session) : IDisposable
{
    private readonly RisingPairs _firstCases = new();
    private readonly List<(long PersonId, long CaseId)> _laterCases = [];
    private readonly SortedSet<long> _flagged = [];
    private readonly SortedSet<long> _stored = [];
    private readonly Dictionary<long, int> _unchangedRows = [];
    private readonly HashSet<long> _marked = [];
    private Statement? _case, _casesOfPerson, _mark;

    /// <summary>A case was staged under a person of its own.</summary>
    public void AddNew(long personId, long caseId, bool isFlagged)
    {
        _firstCases.Add(personId, caseId);
        if (isFlagged) _flagged.Add(personId);
    }

    /// <summary>The case turned out to be of a person that is known.</summary>
    public void Give(long caseId, long newPersonId, long personId)
    {
        _flagged.Remove(newPersonId);
        if (_firstCases.Find(personId) is null) _stored.Add(personId);
        else _laterCases.Add((personId, caseId));
    }

    /// <summary>A corrected case stays with its stored person.</summary>
    public void AddKept(long personId) => _stored.Add(personId);

    /// <summary>A row equals its stored version, on which a query is open.</summary>
    public void AddUnchanged(long personId, long caseId, int fileRow)
    {
        _stored.Add(personId);
        _unchangedRows[caseId] = fileRow;
    }

    /// <summary>The cases of each remembered person: those of the batch and those that count and are not replaced by it.
    /// Several, or one that is flagged as one of several.</summary>
    /// <param name="openChunk">Called before the cases of a person are read: what is asked of them is written before anybody else can commit.</param>
    public IEnumerable<IReadOnlyList<RelatedCase>> Read(Action openChunk)
    {
        foreach (var person in _laterCases.Order().GroupBy(later => later.PersonId, later => later.CaseId).ToList())
            yield return [.. person.Prepend(_firstCases.Find(person.Key)!.Value).Select(Case)];
        foreach (var person in _flagged.Except(_laterCases.Select(later => later.PersonId)).Order().ToList())
            yield return [Case(_firstCases.Find(person)!.Value)];
        if (_stored.Count == 0) yield break;
        PrepareIndex(openChunk);
        var seen = new HashSet<long>();
        foreach (var person in _stored)
        {
            openChunk();
            if (CasesOf(person) is { Count: > 0 } cases && seen.Add(cases[0].Id)) yield return cases;
        }
    }

    /// <summary>Marks a staged version as one with an open query. Inside the caller's transaction.</summary>
    /// <returns>True when it was not marked before.</returns>
    public bool MarkOpen(RelatedCase version)
    {
        if (!version.IsStaged || version.HasOpenQuery || !_marked.Add(version.Id)) return false;
        _mark ??= session.Prepare("tumour_open_query_set");
        _mark.Bind(0, 1);
        _mark.Bind(1, version.Id);
        _mark.Run();
        session.Cells.Add(version.Cell, default(CellCounts) with { WithOpenQuery = 1 });
        return true;
    }

    /// <summary>Forgets everything, after the staged rows were taken away.</summary>
    public void Clear()
    {
        _firstCases.Clear();
        _laterCases.Clear();
        _flagged.Clear();
        _stored.Clear();
        _unchangedRows.Clear();
        _marked.Clear();
    }

    public void Dispose()
    {
        _case?.Dispose();
        _casesOfPerson?.Dispose();
        _mark?.Dispose();
    }

    private void PrepareIndex(Action openChunk)
    {
        openChunk();
        using var index = session.Prepare("tumour_person_index");
        index.Run();
    }

    private RelatedCase Case(long id)
    {
        _case ??= session.Prepare("staged_case");
        _case.Bind(0, id);
        _case.Read();
        var found = Related(_case);
        _case.Reset();
        return found;
    }

    private List<RelatedCase> CasesOf(long personId)
    {
        _casesOfPerson ??= session.Prepare("staged_cases_of_person");
        _casesOfPerson.Bind(0, personId);
        _casesOfPerson.Bind(1, session.BatchId);
        var found = new List<RelatedCase>();
        while (_casesOfPerson.Read()) found.Add(Related(_casesOfPerson));
        _casesOfPerson.Reset();
        return found;
    }

    private RelatedCase Related(Statement row)
    {
        var (id, batch, fileRow) = (row.Number(0), row.Number(1), (int)row.Number(2));
        var (registry, number, tumourNumber) = (row.Text(3)!, row.Text(4)!, (int)row.Number(5));
        var isStaged = batch == session.BatchId;
        var tumour = new PersonTumour(
            string.Create(CultureInfo.InvariantCulture, $"{registry} {number}/{tumourNumber}"),
            PartialDate.FromNumber((int)row.Number(6)), $"{registry} {number}", tumourNumber,
            row.Text(7) is { } site ? Topography.TryParse(site) : null,
            StoredText.Morphology(row.NumberOrNull(8), row.NumberOrNull(9)), row.NumberOrNull(10));
        return new(
            id, new(registry, PartKind.Incidence, number, tumourNumber), batch, fileRow, tumour, row.Text(12)!,
            row.NumberOrNull(11) is { } flag ? flag != 0 : null)
        {
            CheckedRow = isStaged ? fileRow : _unchangedRows.TryGetValue(id, out var unchanged) ? unchanged : null,
            ResidentKey = row.IsNull(13) ? null : row.Number(13),
            Name = row.Text(19),
            Sex = (Sex)row.Number(15),
            HasOpenQuery = row.Number(18) != 0,
            IsStaged = isStaged,
            Cell = new(registry, (int)row.Number(14), (int)row.Number(15), row.NumberOrNull(16), row.Text(17)!),
        };
    }
}
