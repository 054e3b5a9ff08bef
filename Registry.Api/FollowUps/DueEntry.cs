using System.ComponentModel;
using Registry.Import.Linking;

namespace Registry.Api.FollowUps;

/// <summary>A case whose follow-up is due. Nothing in it names the person.</summary>
/// <param name="Registry">Registry code.</param>
/// <param name="CaseNumber">Registration number.</param>
/// <param name="TumourNumber">Tumour of the registration number.</param>
/// <param name="PersonId">The person: one call for all its cases.</param>
/// <param name="Hospital">Reporting hospital.</param>
/// <param name="BirthYear">Year of birth.</param>
/// <param name="Icd10">ICD-10 code of the case.</param>
/// <param name="IncidenceDate">Date of incidence, as precise as it is known.</param>
/// <param name="LastContactDate">Date of last contact; null of a case never followed.</param>
/// <param name="Months">Completed months since then, or since incidence.</param>
/// <param name="State">What is to be done.</param>
/// <param name="DeathRegistry">Registry of the death, or null.</param>
/// <param name="DeathNumber">Number of the death, or null.</param>
internal sealed record DueEntry(
    string Registry, string CaseNumber, int TumourNumber, long PersonId, string? Hospital, int? BirthYear, string Icd10, string IncidenceDate,
    string? LastContactDate, int Months,
    [property: Description("due: ask; deadInDeathFile: apply the death; deathToDecide: decide the match first; deadByAnotherCase: correct this case")]
    DueState State, string? DeathRegistry, string? DeathNumber)
{
    /// <summary>Columns of <see cref="Row"/>.</summary>
    public static readonly string[] Header =
    [
        "registry", "case_number", "tumour_number", "person_id", "hospital", "birth_year", "icd10", "incidence_date", "last_contact_date", "months",
        "state", "death_registry", "death_number",
    ];

    /// <summary>The entry without anything that names the person; a number that is an identity number stands hidden.</summary>
    public static DueEntry Of(DueCase due) => WithNumber(due) with { CaseNumber = due.Case.ShownNumber, DeathNumber = due.Death?.ShownNumber };

    /// <summary>The entry with the numbers as they are.</summary>
    public static DueEntry WithNumber(DueCase due) => new(
        due.Case.Registry, due.Case.CaseNumber, due.Case.TumourNumber, due.Case.PersonId, due.Case.Hospital, due.Case.BirthDate?.Year,
        due.Case.Icd10.Code, due.Case.IncidenceDate.ToString(), due.Case.Contact?.Date.ToString(), due.Months, due.State,
        due.Death?.Registry, due.Death?.DeathNumber);

    /// <summary>The entry as a line of a table.</summary>
    public IEnumerable<object?> Row() =>
    [
        Registry, CaseNumber, TumourNumber, PersonId, Hospital, BirthYear, Icd10, IncidenceDate, LastContactDate, Months, Word(State), DeathRegistry,
        DeathNumber,
    ];

    /// <summary>What is to be done, in the words of the command line.</summary>
    public static string Word(DueState state) => state switch
    {
        DueState.Due => "due",
        DueState.DeadInDeathFile => "dead in death file: apply",
        DueState.DeathToDecide => "death to decide",
        _ => "dead by another case",
    };
}

/// <summary>The cases of one registry that are due, counted.</summary>
/// <param name="Registry">Registry code.</param>
/// <param name="Due">Cases to be asked about.</param>
/// <param name="DeadInDeathFile">Cases whose person is dead by a linked death.</param>
/// <param name="DeathToDecide">Cases with a death of which nobody has decided.</param>
/// <param name="DeadByAnotherCase">Cases whose person is dead by another case.</param>
internal sealed record DueCount(string Registry, int Due, int DeadInDeathFile, int DeathToDecide, int DeadByAnotherCase)
{
    /// <summary>Columns of <see cref="Row"/>.</summary>
    public static readonly string[] Header = ["registry", "due", "dead_in_death_file", "death_to_decide", "dead_by_another_case"];

    /// <summary>The counts as a line of a table.</summary>
    public IEnumerable<object?> Row() => [Registry, Due, DeadInDeathFile, DeathToDecide, DeadByAnotherCase];
}

/// <summary>The cases whose follow-up is due on a day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Months">Most months since the last contact.</param>
/// <param name="Total">All cases of the list.</param>
/// <param name="Registries">The list counted by registry.</param>
/// <param name="Cases">The cases asked for.</param>
internal sealed record DueList(string Date, int Months, int Total, IReadOnlyList<DueCount> Registries, IReadOnlyList<DueEntry> Cases);
