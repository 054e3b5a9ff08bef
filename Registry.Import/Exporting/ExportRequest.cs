using System.Text.Json.Serialization;
using Registry.Core.Records;
using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Import.Exporting;

/// <summary>The layouts in which records go out.</summary>
public enum ExportFormat
{
    /// <summary>FB, SW, SF and POP as CSV, every item; what this program reads back as it was.</summary>
    Csv,

    /// <summary>The card of T/CHIA 18-2021 as a flat file: its 75 elements.</summary>
    Tchia18,

    /// <summary>CanReg5: tables Patient, Tumour, Source with the variables of its training registry.</summary>
    CanReg5,

    /// <summary>The four files of the JRC-ENCR protocol.</summary>
    Encr,

    /// <summary>Fixed-width text for the check, multiple primary and conversion programs of IARCcrgTools.</summary>
    IarcCrgTools,
}

/// <summary>The words of the formats.</summary>
public static class ExportFormats
{
    /// <summary>The words, in the order of <see cref="ExportFormat"/>.</summary>
    public static IReadOnlyList<string> Words { get; } = ["csv", "tchia18", "canreg5", "encr", "iarccrgtools"];

    /// <summary>The word of a format.</summary>
    public static string Word(this ExportFormat format) => Words[(int)format];

    /// <summary>Snake-case names of the items of a case that the layout has a place for; docs/formats.md says in what form.</summary>
    public static IReadOnlyList<string> CarriedItems(this ExportFormat format) =>
        [.. ItemNames.All.Where(item => !IsOfPopulation(item) && SetOf(format).Contains(item)).Select(ItemNames.Name)];

    private static ItemSet SetOf(ExportFormat format) =>
        format switch
        {
            ExportFormat.Tchia18 => CardExport.Carried,
            ExportFormat.CanReg5 => CanRegExport.Carried,
            ExportFormat.Encr => EncrExport.CarriedOfCases,
            ExportFormat.IarcCrgTools => IarcExport.Carried,
            _ => ItemSet.Of(ItemNames.All),
        };

    private static bool IsOfPopulation(Item item) => item is Item.Year or Item.AgeGroup or Item.Population or Item.AllCauseDeaths;

    /// <summary>The format of a word, or null.</summary>
    public static ExportFormat? Parse(string word) => Words.ToList().IndexOf(word) is var index and >= 0 ? (ExportFormat)index : null;
}

/// <summary>Which records go out, how, and who wants them what for.</summary>
public sealed record ExportRequest
{
    /// <summary>The layout.</summary>
    public required ExportFormat Format { get; init; }

    /// <summary>First year of incidence, death and population.</summary>
    public required int FromYear { get; init; }

    /// <summary>Last year.</summary>
    public required int ToYear { get; init; }

    /// <summary>Codes of the registries; empty for all.</summary>
    public IReadOnlyList<string> Registries { get; init; } = [];

    /// <summary>True when what identifies a person goes along. Otherwise names, numbers, addresses and the like stay empty and the day of birth
    /// is left out.</summary>
    public bool WithIdentifiers { get; init; }

    /// <summary>Who exports.</summary>
    public required string By { get; init; }

    /// <summary>What for.</summary>
    public required string Purpose { get; init; }
}

/// <summary>One written file.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Rows">Its records, the header not counted.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its fingerprint, lower-case hex.</param>
public sealed record ExportedFile(string Name, long Rows, long Bytes, string Sha256);

/// <summary>What was exported: written beside the files as manifest.json.</summary>
public sealed record ExportManifest
{
    /// <summary>Name of the file that holds it.</summary>
    public const string FileName = "manifest.json";

    /// <summary>Word of the layout.</summary>
    public required string Format { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Who exported.</summary>
    public required string By { get; init; }

    /// <summary>What for.</summary>
    public required string Purpose { get; init; }

    /// <summary>The state of the data: every record is as it stood at this one.</summary>
    public required long DataState { get; init; }

    /// <summary>First year.</summary>
    public required int FromYear { get; init; }

    /// <summary>Last year.</summary>
    public required int ToYear { get; init; }

    /// <summary>Codes of the registries.</summary>
    public required IReadOnlyList<string> Registries { get; init; }

    /// <summary>True when what identifies a person went along.</summary>
    public required bool Identifiers { get; init; }

    /// <summary>Cases taken from the store.</summary>
    public required long Cases { get; init; }

    /// <summary>Deaths taken from the store.</summary>
    public required long Deaths { get; init; }

    /// <summary>Follow-ups of the exported cases.</summary>
    public required long FollowUps { get; init; }

    /// <summary>Population counts taken from the store.</summary>
    public required long PopulationCounts { get; init; }

    /// <summary>How many values of which item the layout has no place for, by snake-case names; left out without identifiers are not among them.</summary>
    public required IReadOnlyDictionary<string, long> NotCarried { get; init; }

    /// <summary>The files.</summary>
    public required IReadOnlyList<ExportedFile> Files { get; init; }
}

/// <summary>How far an export is.</summary>
/// <param name="Registry">Code of the registry being written.</param>
/// <param name="Records">Records written so far.</param>
public sealed record ExportProgress(string Registry, long Records);

/// <summary>What became of an export.</summary>
/// <param name="Manifest">What was written; null when it was refused.</param>
/// <param name="Refusal">Why nothing was written; null when it was.</param>
public sealed record ExportOutcome(ExportManifest? Manifest, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Refusal? Refusal = null);
