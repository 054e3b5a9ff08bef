using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Registry.Core.Records;
using SQLitePCL;

namespace Registry.Bench;

/// <summary>The yardstick: the 25 columns of the same cases into one table without keys, indexes or checks, by the
/// fastest way the engine has.</summary>
internal static class PlainTable
{
    private const int Columns = 25;

    /// <summary>Loads and returns the seconds spent in the engine.</summary>
    public static double Load(string path, IEnumerable<CaseRecord[]> blocks)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, "pragma page_size = 8192");
        Execute(connection, "pragma journal_mode = wal");
        Execute(connection, "pragma synchronous = normal");
        Execute(connection, $"create table plain ({string.Join(", ", Enumerable.Range(1, Columns).Select(c => $"c{c}"))})");
        raw.sqlite3_prepare_v2(
            connection.Handle!, $"insert into plain values ({string.Join(", ", Enumerable.Repeat("?", Columns))})", out var insert);
        double seconds = 0;
        var rows = 0;
        foreach (var block in blocks)
        {
            var from = Stopwatch.GetTimestamp();
            if (rows % 20_000 == 0) Execute(connection, "begin");
            foreach (var record in block) Insert(insert, record);
            rows += block.Length;
            if (rows % 20_000 == 0) Execute(connection, "commit");
            seconds += Stopwatch.GetElapsedTime(from).TotalSeconds;
        }
        if (rows % 20_000 != 0) Execute(connection, "commit");
        insert.Dispose();
        return seconds;
    }

    private static void Insert(sqlite3_stmt insert, CaseRecord r)
    {
        long?[] numbers =
        [
            r.Row, r.TumourNumber, (long)r.Sex, r.BirthDate?.Number, r.ReportedAge, r.IncidenceDate.Number, r.Morphology?.Histology.Number,
            (long?)r.Morphology?.Behaviour, r.Grade, (long?)r.Basis, r.Laterality, 0, r.ReportDate?.Number, r.LastContactDate?.Number, r.VitalStatus,
        ];
        string?[] texts =
        [
            r.CaseNumber, r.Name, r.ResidentId?.Number, r.Topography?.Code, r.Icd10.Code, r.Ethnicity, r.MaritalStatus, r.HouseholdAreaCode,
            r.Hospital, r.OtherItems,
        ];
        var column = 1;
        foreach (var number in numbers) raw.sqlite3_bind_int64(insert, column++, number ?? 0);
        foreach (var text in texts) raw.sqlite3_bind_text(insert, column++, text ?? "");
        if (raw.sqlite3_step(insert) != raw.SQLITE_DONE) throw new InvalidOperationException("insert failed");
        raw.sqlite3_reset(insert);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
