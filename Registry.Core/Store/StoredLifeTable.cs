namespace Registry.Core.Store;

/// <summary>A life table that the store holds.</summary>
public sealed record StoredLifeTable
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it comes from, in the words of who loaded it.</summary>
    public required string Source { get; init; }

    /// <summary>When it was loaded (UTC).</summary>
    public required string LoadedAt { get; init; }

    /// <summary>Who loaded it.</summary>
    public required string LoadedBy { get; init; }

    /// <summary>SHA-256 of its rows; null of one that an older program loaded.</summary>
    public string? SourceHash { get; init; }

    /// <summary>Number of rows.</summary>
    public required long RowCount { get; init; }

    /// <summary>First calendar year.</summary>
    public required long FirstYear { get; init; }

    /// <summary>Last calendar year.</summary>
    public required long LastYear { get; init; }

    /// <summary>Number of areas; 1 for a table without areas.</summary>
    public required long Areas { get; init; }
}

/// <summary>A row of a stored life table.</summary>
public sealed record StoredMortality
{
    /// <summary>Name of the table.</summary>
    public string Name { get; init; } = "";

    /// <summary>Area; empty where the table has none.</summary>
    public required string Area { get; init; }

    /// <summary>1 men, 2 women.</summary>
    public required long Sex { get; init; }

    /// <summary>Calendar year.</summary>
    public required long Year { get; init; }

    /// <summary>Attained age, completed years.</summary>
    public required long Age { get; init; }

    /// <summary>Deaths per person and day.</summary>
    public required double HazardPerDay { get; init; }
}
