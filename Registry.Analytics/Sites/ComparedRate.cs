using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Analytics.Sites;

/// <summary>How the rates of two populations were set against each other.</summary>
public enum RateComparison
{
    /// <summary>Standardised rate ratio.</summary>
    Ratio,

    /// <summary>Difference of the standardised rates, per 100 000 person-years.</summary>
    Difference,

    /// <summary>Observed over expected at the rates of the reference (SIR; of deaths: SMR).</summary>
    Indirect,
}

/// <summary>One site and sex of a population against a reference.</summary>
public sealed record ComparedRate
{
    /// <summary>The site group.</summary>
    public required SiteGroup Group { get; init; }

    /// <summary>Male, female, or null for both; null where men are set against women.</summary>
    public Sex? Sex { get; init; }

    /// <summary>What was compared.</summary>
    public required RateComparison Measure { get; init; }

    /// <summary>The standard of the rates; null for the indirect ratio.</summary>
    public StandardPopulation? Standard { get; init; }

    /// <summary>The ratio or difference; null when there is none, and <see cref="Reason"/> says why.</summary>
    public double? Value { get; init; }

    /// <summary>Lower limit, where there is one.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper limit, where there is one.</summary>
    public double? Upper { get; init; }

    /// <summary>Two-sided p of no difference, where there is one.</summary>
    public double? PValue { get; init; }

    /// <summary>The rate of the population per 100 000, or its cases.</summary>
    public double? First { get; init; }

    /// <summary>The rate of the reference per 100 000, or the cases expected at its rates.</summary>
    public double? Second { get; init; }

    /// <summary>Estimator and limits in words.</summary>
    public string? Method { get; init; }

    /// <summary>Ok, Zero, NotApplicable or NotAvailable.</summary>
    public required CellStatus Status { get; init; }

    /// <summary>Why there is no value; null where there is one.</summary>
    public Bilingual? Reason { get; init; }
}
