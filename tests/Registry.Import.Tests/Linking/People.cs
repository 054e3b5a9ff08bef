using Registry.Core.Coding;
using Registry.Import.Linking;

namespace Registry.Import.Tests.Linking;

/// <summary>Invented persons of linkage tests.</summary>
internal static class People
{
    public static readonly LinkSettings Settings = new() { Threads = 2 };

    public static PersonFacts Person(
        long id, string? name, int birth = 19500312, string? idNumber = null, string? area = "330106", Sex sex = Sex.Male, long? person = null,
        string? hospital = null, string? number = null)
    {
        var facts = new PersonFacts
        {
            Id = id, Name = name, BirthDate = birth == 0 ? null : PartialDate.FromNumber(birth), Sex = sex, AreaCode = area,
            ResidentKey = idNumber is null ? null : ResidentId.TryParse(idNumber, new(2026, 1, 1), out _)!.Key,
            Hospital = hospital, InpatientNumber = number,
        };
        return person is { } of ? facts with { PersonId = of } : facts;
    }

    public static List<PersonPair> Link(IEnumerable<PersonFacts> known, params PersonFacts[] news) => Link(known, Settings, new(), news);

    public static List<PersonPair> Link(IEnumerable<PersonFacts> known, LinkSettings settings, LinkTally tally, params PersonFacts[] news) =>
        [.. PersonLinker.Link(PersonIndex.Build(known, settings, default), news, LinkageModel.Defaults, settings, tally, default)];

    /// <summary>A pair as text, to compare whole results.</summary>
    public static string Text(PersonPair pair) =>
        $"{pair.NewId} {pair.KnownId} {pair.Score.Bits:R} {pair.Score.Probability:R} {pair.Band} {pair.Reason} {string.Join(',', pair.Score.Fields)}";
}
