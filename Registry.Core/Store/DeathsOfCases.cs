using Dapper;
using Microsoft.Data.Sqlite;
using Registry.Core.Coding;
using Registry.Core.Cube;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>Cells of the deaths of registered cases.</summary>
/// <remarks>A person dies once: the death counts at the tumour whose category is the underlying cause, else at the one found last.
/// It counts when the case says that the cause was cancer (category 1), or, where the category is unknown, when the underlying cause
/// is a neoplasm of C00-C97 or D45-D47. Of a case with follow-up the contact that stands says whether, when and of what
/// (<see cref="Contact.Current"/>), of any other its card.</remarks>
internal static class DeathsOfCases
{
    private sealed record Row
    {
        public required long RootId { get; init; }
        public required string Registry { get; init; }
        public required string CaseNumber { get; init; }
        public required long TumourNumber { get; init; }
        public required long IsFollowed { get; init; }
        public required long Sex { get; init; }
        public long? BirthDate { get; init; }
        public long? Age { get; init; }
        public required long IncidenceDate { get; init; }
        public long? DeathDate { get; init; }
        public long? Category { get; init; }
        public string? UnderlyingCause { get; init; }
        public required string Icd10Cube { get; init; }

        public IcdCode? Cause => UnderlyingCause is null ? null : IcdCode.TryParse(UnderlyingCause);

        public bool IsFromCancer => Category switch
        {
            1 => true,
            2 => false,
            _ => Cause?.Category is ['C', ..] or "D45" or "D46" or "D47",
        };

        public bool IsOfCause => Cause is { } cause && Icd10Cube.StartsWith(cause.Category, StringComparison.Ordinal);
    }

    public static IEnumerable<CubeCell> Read(SqliteConnection connection, string path)
    {
        var followed = FollowedDeaths.Read(connection, path);
        var person = new List<Row>();
        foreach (var stored in connection.Query<Row>(SqlText.Query("cube_deaths_of_cases"), new { anyFollowUp = followed.Any }, buffered: false))
        {
            if (AsKnown(stored, followed) is not { } row) continue;
            if (person.Count > 0 && person[0].RootId != row.RootId)
            {
                if (CellOf(person) is { } cell) yield return cell;
                person.Clear();
            }
            person.Add(row);
        }
        if (person.Count > 0 && CellOf(person) is { } last) yield return last;
    }

    // Null when the case is followed and nobody says that it died, whatever its card says.
    private static Row? AsKnown(Row row, FollowedDeaths followed) =>
        row.IsFollowed == 0 ? row
        : followed.Of(row.Registry, row.CaseNumber, row.TumourNumber) is not { } death ? null
        : row with { DeathDate = death.Date.Number, Category = death.CauseOfDeathCategory, UnderlyingCause = death.UnderlyingCause?.Code };

    private static CubeCell? CellOf(List<Row> tumours)
    {
        if (tumours.Where(t => t.IsFromCancer).OrderByDescending(t => t.IsOfCause).ThenByDescending(t => t.IncidenceDate).FirstOrDefault() is not { } died)
            return null;
        var death = StoredText.Date(died.DeathDate)!.Value;
        return new()
        {
            Registry = died.Registry,
            Year = death.Year,
            Sex = (int)died.Sex,
            AgeGroup = AgeAtDeath(died, death) is { } age ? AgeScheme.Cn19.GroupOf(age) : null,
            Icd = died.Icd10Cube,
            Deaths = 1,
        };
    }

    // Without a birth date: the age at incidence and the years since.
    private static int? AgeAtDeath(Row died, PartialDate death)
    {
        var sinceIncidence = died.Age is { } age ? (int)age + death.Year - (int)(died.IncidenceDate / 10_000) : (int?)null;
        return CaseRecord.AgeAt(StoredText.Date(died.BirthDate), death, sinceIncidence);
    }
}
