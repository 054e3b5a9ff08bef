using Registry.Analytics.Survival;

namespace Registry.Api.Survival;

/// <summary>Prevalence of the registered cases on a day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Scheme">Site groups.</param>
/// <param name="Method">How it is counted.</param>
/// <param name="FirstYear">First year of diagnosis in the data: nothing is known of older cases.</param>
/// <param name="LastYear">Last year of diagnosis in the data.</param>
/// <param name="RulesZh">What the years of the data mean for the counts, in Chinese.</param>
/// <param name="RulesEn">The same in English.</param>
/// <param name="Tally">Cases read and left out.</param>
/// <param name="Rows">Sites, sexes and ages: the pool, then each registry where that is asked.</param>
internal sealed record PrevalenceDocument(
    string Date, string Scheme, string Method, int FirstYear, int LastYear, string RulesZh, string RulesEn, PatientTally Tally, IReadOnlyList<PrevalenceEntry> Rows);
