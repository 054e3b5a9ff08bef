using Microsoft.Data.Sqlite;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Takes back the newest version of one record, as a batch of one row.</summary>
internal static class RecordUndo
{
    public static CompensationPreview Preview(RegistryDatabase database, RecordKey record)
    {
        new RecordStore(database).PreparePersons();
        using var connection = database.OpenConnection();
        using var moment = connection.BeginTransaction(deferred: true);
        if (Current(connection, record) is not { } current) return CompensationPreview.Nothing(NotThere(record));
        using var plan = CompensationPlan.OfRecord(connection, database.FilePath, Table(record), current);
        return CompensationPreview.Of(connection, plan, Needed(connection, plan));
    }

    public static CompensationOutcome Run(RegistryDatabase database, RecordKey record, string by, string reason)
    {
        new RecordStore(database).PreparePersons();
        return database.Write(connection =>
        {
            if (ActRefusals.Unsigned(by, reason) is { } unsigned) return new CompensationOutcome(null, CompensationPreview.Nothing(unsigned));
            if (Current(connection, record) is not { } current) return new(null, CompensationPreview.Nothing(NotThere(record)));
            using var plan = CompensationPlan.OfRecord(connection, database.FilePath, Table(record), current);
            var preview = CompensationPreview.Of(connection, plan, Needed(connection, plan));
            if (preview.Refusal is not null) return new(null, preview);
            var made = CompensationWriter.Write(
                database, connection, plan, new(BatchKind.RecordUndo, record.Registry, "undo of one record", null, by.Trim(), reason.Trim()));
            return new(BatchRow.Find(connection, made), preview);
        });
    }

    private static long? Current(SqliteConnection connection, RecordKey record) =>
        OpenQueries.Versions(connection, record) is [{ IsCurrent: 1 } current, ..] ? current.Id : null;

    private static StoredPart Table(RecordKey record) => (StoredPart)record.Part!.Value;

    private static Refusal NotThere(RecordKey record) => Refusal.NoSuch(
        $"登记处 {record.Registry} 没有计入的记录 {record}。", $"Registry {record.Registry} has no record {record} that counts.");

    private static Refusal? Needed(SqliteConnection connection, CompensationPlan plan) => plan.Rows switch
    {
        [{ Fate: CompensatedFate.CertificateUsed } row] => CertificateUsed(row),
        [{ Fate: CompensatedFate.Followed } row] => Followed(row),
        [{ Fate: CompensatedFate.Applied } row] => Applied(connection, row),
        _ => null,
    };

    // What was found of the case would be left without it.
    private static Refusal Followed(CompensatedVersion row)
    {
        var (registry, number, tumour) = (row.Version.Registry, row.Version.Number, row.Version.TumourNumber);
        return new(
            $"病例 {number} 不能撤销：还有它的随访记录（批次 {row.KeptBy}）。请先撤销随访：registry followup show --registry {registry} --case {number} 列出随访，"
            + $"registry records undo --registry {registry} --follow-up {number}/{tumour:00}/YYYYMMDD --by 姓名 --reason 理由 逐条撤销",
            $"Case {number} cannot be taken back: follow-ups of it stand (batch {row.KeptBy}). Take those back first: "
            + $"registry followup show --registry {registry} --case {number} lists them, "
            + $"registry records undo --registry {registry} --follow-up {number}/{tumour:00}/YYYYMMDD --by NAME --reason TEXT takes one back");
    }

    // Cases would be left dead of a death that nobody has, or that is another person's.
    private static Refusal? Applied(SqliteConnection connection, CompensatedVersion row)
    {
        var version = row.Version;
        var shown = ShownNumber.Of(version.Number, version.Id);
        return version.Part == StoredPart.Death
            ? AppliedDeaths.RefusalOf(
                AppliedDeaths.Of(connection, version.Registry, version.Number), $"死亡 {shown} 不能撤销", $"Death {shown} cannot be taken back")
            : AppliedDeaths.RefusalOf(
                AppliedDeaths.OnCase(connection, version.Registry, version.Number, version.TumourNumber),
                $"病例 {shown} 不能撤销：先前的内容属于另一人员", $"Case {shown} cannot be taken back, as it was another person's before");
    }

    // The case would be left without the certificate that is all there is of it.
    private static Refusal CertificateUsed(CompensatedVersion row)
    {
        var (registry, number) = (row.Version.Registry, CertificateCase.NumberOf(row.Version.Number));
        return new(
            $"死亡 {row.Version.Number} 不能撤销：病例 {number}（批次 {row.KeptBy}）仅凭该死亡证明登记。请先撤销该病例：registry records undo --registry {registry} --case {number} --by 姓名 --reason 理由",
            $"Death {row.Version.Number} cannot be taken back: case {number} (batch {row.KeptBy}) is registered from this certificate only. "
            + $"Take the case back first: registry records undo --registry {registry} --case {number} --by NAME --reason TEXT");
    }
}
