using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>The deaths that stand of the cases that were followed up, by what is known of each and not by its card alone.</summary>
/// <remarks>Holds one entry for each followed case that died. Without any follow-up nothing is read.</remarks>
internal sealed class FollowedDeaths
{
    private readonly Dictionary<(string Registry, string CaseNumber, long TumourNumber), Contact> _deaths = [];

    private FollowedDeaths(bool any) => Any = any;

    /// <summary>True when any follow-up counts.</summary>
    public bool Any { get; }

    /// <summary>The death that stands of a followed case, or null when it is not dead.</summary>
    public Contact? Of(string registry, string caseNumber, long tumourNumber) => _deaths.GetValueOrDefault((registry, caseNumber, tumourNumber));

    /// <summary>Reads them within the transaction of the connection.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="path">Path of its file, for messages.</param>
    public static FollowedDeaths Read(SqliteConnection connection, string path)
    {
        var found = new FollowedDeaths(connection.ExecuteScalar<bool>(SqlText.Query("follow_up_any")));
        if (!found.Any) return found;
        using var reader = new CaseContactReader(connection.Handle!, "case_contact_followed", path);
        foreach (var status in reader.Read(static _ => { }))
            if (status.Contact is { Status: VitalStatus.Dead } death)
                found._deaths[(status.Registry, status.CaseNumber, status.TumourNumber)] = death;
        return found;
    }
}
