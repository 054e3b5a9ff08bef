namespace Registry.Analytics.Timeliness;

/// <summary>Cases of one year that were reported after one delay.</summary>
/// <param name="Year">Year of diagnosis (or of death).</param>
/// <param name="Delay">Whole years from that year to the year of the report; 0 for reports of the same year.</param>
/// <param name="Cases">Cases first reported then; not negative.</param>
public sealed record ReportedCases(int Year, int Delay, double Cases);
