namespace Registry.Core.Store;

/// <summary>What a compensation does with a version that it looks at.</summary>
public enum CompensatedFate
{
    /// <summary>No earlier version stands: the record is out of the data.</summary>
    Withdrawn = 1,

    /// <summary>An earlier version stands again.</summary>
    PutBack = 2,

    /// <summary>A later batch replaced or withdrew the version; what stands now stays.</summary>
    ReplacedLater = 3,

    /// <summary>A later delivery brought the same content again; it stays as that delivery's.</summary>
    BroughtAgain = 4,

    /// <summary>A case was registered from this death certificate; the death stays as long as the case counts.</summary>
    CertificateUsed = 5,

    /// <summary>A follow-up of the case stands; the case stays as long as it does.</summary>
    Followed = 6,

    /// <summary>The death stands on cases; one that is taken back alone stays as long as it does.</summary>
    Applied = 7,
}
