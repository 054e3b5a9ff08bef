using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Core.Store;

/// <summary>A row of population_version.</summary>
internal sealed record PopulationVersionRow
{
    public required long Id { get; init; }
    public required string Registry { get; init; }
    public required long CountDate { get; init; }
    public required long PopulationBasis { get; init; }
    public required string Method { get; init; }
    public required string Source { get; init; }
    public required string MadeOf { get; init; }
    public required string Caveats { get; init; }
    public required string MadeAt { get; init; }
    public required string MadeBy { get; init; }

    public PopulationVersion ToVersion(SexAgeCounts counts) => new()
    {
        Label = LabelOf(Id),
        Registry = Registry,
        Date = new((int)(CountDate / 10_000), (int)(CountDate / 100 % 100), (int)(CountDate % 100)),
        Basis = (PopulationBasis)PopulationBasis,
        Method = PopulationMethods.Find(Method) ?? throw new InvalidOperationException($"Population version {Id} has the method {Method}."),
        Source = Source,
        MadeOf = Words(MadeOf),
        Caveats = Words(Caveats),
        Counts = counts,
        MadeAt = BatchRow.Instant(MadeAt),
        MadeBy = MadeBy,
    };

    public static string LabelOf(long id) => string.Create(CultureInfo.InvariantCulture, $"P{id}");

    public static int NumberOf(DateOnly date) => date.Year * 10_000 + date.Month * 100 + date.Day;

    private static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
