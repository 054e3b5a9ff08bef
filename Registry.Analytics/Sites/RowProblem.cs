namespace Registry.Analytics.Sites;

/// <summary>Why a row of a site table has no rates, or not all of them.</summary>
internal enum RowProblem
{
    None = 0,
    NotApplicable,
    NothingReported,
    NoPopulation,
    CasesWithoutPersonYears,
    EveryAgeUnknown,
}
