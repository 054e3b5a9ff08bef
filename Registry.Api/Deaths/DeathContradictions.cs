using Registry.Core.Coding;
using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Api.Deaths;

/// <summary>What speaks against a death being that of a person. A registrar may know better; but he is told.</summary>
internal static class DeathContradictions
{
    /// <summary>What the current death and the current cases of a person cannot both be right about, and cases of others on which the death
    /// stands already; empty when nothing.</summary>
    /// <remarks>Items are named, never their values: they are those of a person.</remarks>
    public static async Task<IReadOnlyList<Bilingual>> OfAsync(
        RegistryDatabase database, string registry, string deathNumber, long personId, CancellationToken stop)
    {
        var records = new RecordStore(database);
        if ((await records.DeathVersionsAsync(registry, deathNumber, stop)).LastOrDefault(version => version.IsCurrent)?.Record is not { } death) return [];
        var found = new List<Bilingual>();
        foreach (var member in await new PersonStore(database).MembersAsync(personId, stop))
            foreach (var one in await records.CasesOfPersonAsync(member, stop))
                found.AddRange(Of(death, one));
        var members = await new PersonStore(database).MembersAsync(personId, stop);
        foreach (var standing in await new DeathClearanceStore(database).StandingAsync(registry, deathNumber, stop))
            if (!members.Contains(standing.PersonId)) found.Add(OnAnother(standing));
        return [.. found.Distinct()];
    }

    private static IEnumerable<Bilingual> Of(DeathRecord death, StoredCase stored)
    {
        var known = stored.Record;
        var name = $"{known.Registry}/{ShownNumber.Of(known.CaseNumber, stored.Id)}";
        if (Differ(death.Sex, known.Sex)) yield return Against(name, "性别不一致", "the sex differs");
        if (Differ(death.BirthDate, known.BirthDate)) yield return Against(name, "出生日期不一致", "the dates of birth differ");
        if (death.ResidentId is { } one && known.ResidentId is { } other && one.Key != other.Key)
            yield return Against(name, "身份证号不一致", "the resident IDs differ");
        if (death.DeathDate.IsCertainlyBefore(known.IncidenceDate)) yield return Against(name, "死亡早于发病", "the death comes before the diagnosis");
    }

    private static Bilingual OnAnother(DeathOnCase standing) => new(
        $"警告：该死亡已由批次 {standing.BatchId} 写入另一人员 {standing.PersonId} 的病例；如属误配，请撤销该批次（registry batches undo --batch {standing.BatchId}）。",
        $"Warning: batch {standing.BatchId} took this death to a case of another person, {standing.PersonId}; if that was wrong, undo it (registry batches undo --batch {standing.BatchId}).");

    private static Bilingual Against(string name, string zh, string en) => new($"警告：与病例 {name} {zh}。", $"Warning: {en}, compared with case {name}.");

    private static bool Differ(Sex one, Sex other) => one is Sex.Male or Sex.Female && other is Sex.Male or Sex.Female && one != other;

    private static bool Differ(PartialDate? one, PartialDate? other) =>
        one is { } a && other is { } b && (a.IsCertainlyBefore(b) || b.IsCertainlyBefore(a));
}
