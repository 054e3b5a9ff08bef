using Dapper;
using Microsoft.Data.Sqlite;

namespace Registry.Core.Store;

/// <summary>Why nothing can be decided about a person.</summary>
internal static class PersonRefusals
{
    /// <summary>The two are one number, or one of them is not there, or not any more; else null.</summary>
    public static Refusal? NotThere(SqliteConnection connection, long personA, long personB)
    {
        if (personA == personB)
            return new($"需要两个不同的人员编号，两次都是 {personA}。", $"Two different persons are needed; both are {personA}.");
        foreach (var id in (long[])[personA, personB])
        {
            if (connection.QuerySingle<long>(SqlText.Query("person_exists"), new { id }) == 0)
                return Refusal.NoSuch($"没有人员 {id}。", $"There is no person {id}.");
            if (Gone(connection, id) is { } gone) return gone;
        }
        return null;
    }

    /// <summary>Every record of the person was taken back; else null.</summary>
    public static Refusal? Gone(SqliteConnection connection, long id) =>
        connection.QuerySingle<long>(SqlText.Query("person_standing"), new { id }) > 0 ? null
            : Refusal.NoSuch(
                $"人员 {id} 已不在库内：其全部记录都已撤销或移出。先前的判定仍予保留，记录恢复后继续有效。",
                $"Person {id} is not in the data any more: all records of it were taken back. What was decided about it is kept and holds again when they come back.");
}
