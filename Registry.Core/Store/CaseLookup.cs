using Microsoft.Data.Sqlite;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Finds the current cases that a follow-up may speak of. One thread; its connection stays open between two questions.</summary>
public sealed class CaseLookup(RegistryDatabase database) : IDisposable
{
    private SqliteConnection? _connection;
    private CaseContactReader? _byNumber, _byYearlyNumber, _byResident;

    private SqliteConnection Connection => _connection ??= database.OpenConnection();

    /// <summary>The current cases of a registration number, one for each tumour, and behind them those of later years that are stored
    /// under it with their year (<see cref="YearlyNumber"/>).</summary>
    public IReadOnlyList<CaseStatus> WithNumber(string registry, string caseNumber)
    {
        _byNumber ??= new(Connection.Handle!, "case_contact_of_number", database.FilePath);
        _byYearlyNumber ??= new(Connection.Handle!, "case_contact_of_yearly_number", database.FilePath);
        return
        [
            .. _byNumber.Read(Bind),
            .. _byYearlyNumber.Read(Bind).Where(status => YearlyNumber.AsDelivered(status.CaseNumber) == caseNumber),
        ];

        void Bind(Statement query)
        {
            query.Bind(0, registry);
            query.Bind(1, caseNumber);
        }
    }

    /// <summary>The current cases of the registry of the holder of a resident ID.</summary>
    public IReadOnlyList<CaseStatus> WithResidentId(string registry, ResidentId residentId)
    {
        if (_byResident is null)
        {
            new RecordStore(database).PreparePersons();
            _byResident = new(Connection.Handle!, "case_contact_of_resident", database.FilePath);
        }
        return [.. _byResident.Read(query =>
        {
            query.Bind(0, residentId.Key);
            query.Bind(1, registry);
        })];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _byNumber?.Dispose();
        _byYearlyNumber?.Dispose();
        _byResident?.Dispose();
        _connection?.Dispose();
    }
}
