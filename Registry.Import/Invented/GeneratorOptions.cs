using Registry.Core.Records;

namespace Registry.Import.Invented;

/// <summary>What the invented province shall be like.</summary>
public sealed record GeneratorOptions
{
    /// <summary>Folder for the files; made when it does not exist. Files of the same names are replaced.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>Seed: the same options give the same contents on every platform.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Number of registries, 1 to 90: districts, counties and county-level cities of Zhejiang.</summary>
    public int Registries { get; init; } = 6;

    /// <summary>First year of incidence, death and population.</summary>
    public int FromYear { get; init; } = 2017;

    /// <summary>Last year, inclusive.</summary>
    public int ToYear { get; init; } = 2021;

    /// <summary>Mean population of a registry in 2021; single registries have 0.5 to 1.6 times as many.</summary>
    public int Population { get; init; } = 300_000;

    /// <summary>Share of case and death rows that get one planted error, 0 to 0.5.</summary>
    public double ErrorRate { get; init; } = 0.01;

    /// <summary>Last day of follow-up; 30 June of the year after <see cref="ToYear"/> when null. No date lies after it but those of the follow-up sheets.</summary>
    public DateOnly? FollowUpEnd { get; init; }

    /// <summary>True for a follow-up sheet of each registry: a round a year after the last day of follow-up of the case files.</summary>
    public bool FollowUp { get; init; }

    internal DateOnly FollowUpRound => FollowUpClose.AddYears(1);

    internal DateOnly FollowUpClose => FollowUpEnd ?? new DateOnly(ToYear + 1, 6, 30);

    internal void MustBePossible()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Registries, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Registries, 90);
        ArgumentOutOfRangeException.ThrowIfLessThan(FromYear, 1990);
        ArgumentOutOfRangeException.ThrowIfLessThan(ToYear, FromYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ToYear, 2060);
        ArgumentOutOfRangeException.ThrowIfLessThan(Population, 1000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Population, 20_000_000);
        if (ErrorRate is not (>= 0 and <= 0.5))
            throw new ArgumentOutOfRangeException(nameof(ErrorRate), ErrorRate, "The error rate is a share from 0 to 0.5.");
        if (FollowUpClose < new DateOnly(ToYear, 12, 31))
            throw new ArgumentOutOfRangeException(nameof(FollowUpEnd), FollowUpEnd, "Follow-up ends before the last year does.");
    }
}

/// <summary>What was written.</summary>
/// <param name="Files">Full paths of the files that a registrar would send, in the order of the area codes.</param>
/// <param name="PlantedErrorsFile">Full path of <c>planted_errors.csv</c>.</param>
/// <param name="PlantedErrors">The errors put in on purpose, in the order of files, parts and rows.</param>
/// <param name="Cases">Case rows written, planted duplicates included.</param>
/// <param name="Deaths">Death rows written.</param>
/// <param name="PopulationRows">Population cells written.</param>
public sealed record GeneratedFiles(
    IReadOnlyList<string> Files, string PlantedErrorsFile, IReadOnlyList<PlantedError> PlantedErrors,
    int Cases, int Deaths, int PopulationRows)
{
    /// <summary>Follow-up rows written, planted duplicates included.</summary>
    public int FollowUps { get; init; }
}

/// <summary>One error put into a file on purpose.</summary>
/// <param name="File">File name without folders.</param>
/// <param name="Part">Part in which it stands.</param>
/// <param name="Row">Row number; the header is row 1.</param>
/// <param name="Item">Item that was damaged.</param>
/// <param name="CheckId">The check that must find it.</param>
/// <param name="Severity">Severity which that check has.</param>
/// <param name="What">What was done, without any personal value.</param>
public sealed record PlantedError(
    string File, PartKind Part, int Row, Item Item, string CheckId, Severity Severity, string What);

/// <summary>Where the generator stands.</summary>
/// <param name="Registry">Area code of the registry just written.</param>
/// <param name="Done">Registries written.</param>
/// <param name="Total">Registries in all.</param>
public sealed record GeneratorProgress(string Registry, int Done, int Total);
