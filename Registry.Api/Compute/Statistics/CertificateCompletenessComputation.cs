using Registry.Analytics.Completeness;

namespace Registry.Api.Compute.Statistics;

/// <summary>Completeness by death certificates.</summary>
internal static class CertificateCompletenessComputation
{
    private static readonly ComputeColumn Cases = new("cases", ColumnKind.Count, new("登记例数（含由死亡证明获知者）", "Registered cases, those first known from a certificate included"), "registered", "例数");
    private static readonly ComputeColumn Deaths = new("deaths", ColumnKind.Count, new("该癌死亡数", "Deaths from the cancer"), "死亡数");
    private static readonly ComputeColumn Notified = new("dcn", ColumnKind.Count, new("首先由死亡证明获知的例数（DCN）", "Cases first known from a certificate (DCN)"));

    public static Computation Computation { get; } = new()
    {
        Name = "completeness-dcn-mi",
        Section = ComputationSection.Completeness,
        Title = new("完整性：DCN 与 M:I 法", "Completeness by the DCN and M:I method"),
        Columns = [Cases, Deaths, Notified],
        Results =
        [
            new("completeness_percent", new("完整性（%）", "completeness in percent")), new("initial_completeness_percent", new("不靠死亡证明的完整性（%）", "completeness without certificates, percent")),
            new("missed", new("估计漏登例数", "cases never found")), new("mortality_incidence", new("M:I", "M:I")),
        ],
        Heading = nameof(CertificateCompleteness),
        Citation = "Ajiki et al., Nippon Koshu Eisei Zasshi 1998;45:1011; Kamo et al., Jpn J Clin Oncol 2007;37:150 (variants).",
        Example = new("area,cases,deaths,dcn\nA,1200,700,60\nB,850,300,20\n", "invented", ("by", "area")),
        Run = input => CertificateCompleteness.Of(input.Sum(Cases), input.Sum(Deaths), input.Sum(Notified)) is { } estimate
            ? [new(estimate.Method, estimate.Fraction * 100, estimate.InitialFraction * 100, estimate.Missed, estimate.MortalityIncidence)]
            : [RateRows.Absent(4, new("M:I 为 0 或不小于 1，该法无法估计", "M:I is 0, or 1 and more: the method has no answer"))],
    };
}
