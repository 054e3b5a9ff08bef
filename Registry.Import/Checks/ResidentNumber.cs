using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Import.Checks;

/// <summary>The resident identity number, alone and against birth date and sex. No message shows any of it.</summary>
internal static class ResidentNumber
{
    public static IReadOnlyList<Check> Checks { get; } =
    [
        Fault("I-ID-1", ResidentIdFault.Format),
        Fault("I-ID-2", ResidentIdFault.BirthDate),
        Fault("I-ID-3", ResidentIdFault.CheckCharacter),
        new("I-ID-4", [Item.IdNumber, Item.BirthDate], f => Contradicts(f, complete: true)) { Arguments = f => MaskedValue.OfBirth(f.BirthDate) },
        new("I-ID-10", [Item.IdNumber, Item.BirthDate], f => Contradicts(f, complete: false)) { Arguments = f => MaskedValue.OfBirth(f.BirthDate) },
        new("I-ID-5", [Item.IdNumber, Item.Sex],
            f => f.ResidentId is { } id && f.Sex is Sex.Male or Sex.Female && f.Sex != id.Sex),
        new("I-ID-6", [Item.IdNumber], f => f.ResidentId is { WasExtended: true }),
        new("I-ID-7", [Item.IdNumber], f => f.ResidentId is { } id && !Area.IsProvince(id.Number.AsSpan(0, 2))),
        new("I-ID-8", [Item.IdNumber], f => f.Lacks(Item.IdNumber) || ItemReader.HasOtherDocument(f)),
        new("I-ID-9", [Item.IdNumber, Item.Name, Item.BirthDate], f => f.RowWithSameId > 0)
            { Arguments = f => f.RowWithSameId.ToString(CultureInfo.InvariantCulture) },
    ];

    private static Check Fault(string id, ResidentIdFault fault) =>
        new(id, [Item.IdNumber], f => f.ResidentIdFault == fault);

    private static bool Contradicts(RowFacts facts, bool complete) =>
        facts is { ResidentId: { } id, BirthDate: { } birth } && birth.IsComplete == complete
        && (id.BirthDate.IsCertainlyBefore(birth) || birth.IsCertainlyBefore(id.BirthDate));
}
