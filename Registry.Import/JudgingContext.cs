using Registry.Core.Coding;
using Registry.Core.Store;
using Registry.Import.Checks;

namespace Registry.Import;

/// <summary>What the judging of one batch knows besides its rows. One batch, one context, one thread.</summary>
public sealed class JudgingContext
{
    private RegistryArea? _area;

    /// <summary>Code of the registry that sent the batch.</summary>
    public required string Registry { get; init; }

    /// <summary>The checks with their severities.</summary>
    public required CheckCatalogue Checks { get; init; }

    /// <summary>The day of judging: nothing happens after it.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Years the batch was submitted for; empty when nobody said.</summary>
    public IReadOnlyList<int> Years { get; init; } = [];

    /// <summary>Whose residence the population of the batch means.</summary>
    public PopulationBasis PopulationBasis { get; init; } = PopulationBasis.Registered;

    /// <summary>Division codes that were abolished or merged.</summary>
    public AreaHistory AreaHistory { get; init; } = AreaHistory.BuiltIn;

    /// <summary>True when info verdicts are only counted by their check: they then carry neither row nor words.</summary>
    public bool CountsInfoOnly { get; init; }

    /// <summary>True when the store has a current case of this registration number; null where there is no store.</summary>
    public Func<string, bool>? HasStoredCase { get; init; }

    /// <summary>The registered cases that follow-ups are matched to; null where the batch has no follow-up.</summary>
    public FollowedCases? FollowedCases { get; init; }

    /// <summary>Batch and row of a current case that a hospital registered of the same inpatient; null where there is no store.</summary>
    public Func<StayKey, (long BatchId, int FileRow)?>? StoredStay { get; init; }

    /// <summary>The area of the registry.</summary>
    internal RegistryArea Area => _area ??= new(Registry, AreaHistory);

    /// <summary>Accepted cases of this batch by year of incidence. Filled while the cases are judged, so cases come before
    /// population (<see cref="ImportPipeline.InJudgingOrder"/>).</summary>
    public SortedDictionary<int, long> CaseYears { get; } = [];
}
