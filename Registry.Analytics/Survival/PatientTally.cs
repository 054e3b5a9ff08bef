namespace Registry.Analytics.Survival;

/// <summary>What became of the registered cases on the way to survival; the counts stand in every answer.</summary>
/// <param name="Cases">Cases of the registries and years.</param>
/// <param name="Analysed">Cases that enter survival.</param>
/// <param name="CertificateOnly">Left out: by death certificate only.</param>
/// <param name="NeverFollowed">Left out: nothing known since diagnosis.</param>
/// <param name="ZeroTime">Left out: died or last seen on the day of diagnosis.</param>
/// <param name="Unusable">Left out: no sex, no age, or an end of follow-up before the diagnosis.</param>
/// <param name="Imputed">Cases of which a day or month is not known and was taken as the middle of month or year.</param>
public sealed record PatientTally(int Cases, int Analysed, int CertificateOnly, int NeverFollowed, int ZeroTime, int Unusable, int Imputed)
{
    /// <summary>The counts and the rules in words.</summary>
    public Bilingual Words => new(
        $"登记病例 {Cases} 例，进入分析 {Analysed} 例；未计入：仅死亡证明（DCO）{CertificateOnly} 例，从未随访 {NeverFollowed} 例，诊断当日死亡或末次接触 {ZeroTime} 例，"
            + $"性别或年龄不详或日期颠倒 {Unusable} 例。{Imputed} 例日期不全，按月中（15 日）或年中（7 月 1 日）计。失访者于末次接触日截尾；同一人同一部位多次诊断只计首次，不同部位各自计入。",
        $"{Cases} registered cases, {Analysed} analysed; left out: {CertificateOnly} by death certificate only, {NeverFollowed} never followed, {ZeroTime} dead or last seen on the day of diagnosis, "
            + $"{Unusable} without sex or age or with dates in the wrong order. Of {Imputed} a day or month is unknown and taken as the 15th or 1 July. Lost patients are censored when last seen; several tumours of one person count once at a site, with the first, and at each site apart.");
}
