using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>A case as the counts of follow-up see it.</summary>
/// <param name="IncidenceDate">Date of incidence.</param>
/// <param name="Contact">Status and date that stand by <see cref="Contact.Current"/>, and nothing else of the contact; null when there is none.</param>
public readonly record struct VitalStatusOfCase(PartialDate IncidenceDate, Contact? Contact);

/// <summary>The vital status that stands of each current case and nothing else, for counting millions: no text is read, no person looked up.</summary>
public sealed class VitalStatusStore(RegistryDatabase database)
{
    /// <summary>Codes of the registries with committed data.</summary>
    public IReadOnlyList<string> Registries() =>
        database.Read<IReadOnlyList<string>>(connection => [.. RegistryStore.Registries(connection).Select(area => area.Code)]);

    /// <summary>The current cases of a registry. Streams; read as they stand at one moment.</summary>
    public IEnumerable<VitalStatusOfCase> OfRegistry(string registry)
    {
        using var connection = database.OpenConnection();
        using var reader = new VitalStatusReader(connection.Handle!, database.FilePath);
        foreach (var status in reader.Read(registry)) yield return status;
    }
}
