using System.Globalization;
using Registry.Import.Linking;

namespace Registry.Import.Invented;

/// <summary>How well a linkage did in a trial, counted in pairs of a new record and a known person.</summary>
/// <remarks>Precision: right pairs of all pairs of the band. Recall: right pairs of all new records whose person is known. "With review" takes
/// every pair of the review band as decided rightly.</remarks>
public sealed class LinkageQuality
{
    /// <summary>New records whose person is known.</summary>
    public int Matched { get; set; }

    /// <summary>Right and wrong pairs of the automatic band.</summary>
    public (int Right, int Wrong) Automatic { get; private set; }

    /// <summary>Right and wrong pairs of the review band.</summary>
    public (int Right, int Wrong) Review { get; private set; }

    /// <summary>Share of the automatic pairs that are right.</summary>
    public double AutomaticPrecision => Automatic.Right / (double)(Automatic.Right + Automatic.Wrong);

    /// <summary>Share of the known persons that are found automatically.</summary>
    public double AutomaticRecall => Automatic.Right / (double)Matched;

    /// <summary>Share of the known persons that are found automatically or by review.</summary>
    public double RecallWithReview => (Automatic.Right + Review.Right) / (double)Matched;

    /// <summary>Precision when review removes its wrong pairs.</summary>
    public double PrecisionWithReview => (Automatic.Right + Review.Right) / (double)(Automatic.Right + Review.Right + Automatic.Wrong);

    /// <summary>Counts a pair.</summary>
    public void Add(PersonPair pair, LinkageTrial trial)
    {
        var isRight = trial.KnownIdOf(pair.NewId) == pair.KnownId;
        if (pair.Band == LinkBand.Automatic) Automatic = Counted(Automatic, isRight);
        else Review = Counted(Review, isRight);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"automatic precision {AutomaticPrecision:F4} recall {AutomaticRecall:F4}; with review precision {PrecisionWithReview:F4} recall {RecallWithReview:F4}; to review {Review.Right} right and {Review.Wrong} wrong pairs of {Matched}");

    private static (int, int) Counted((int Right, int Wrong) band, bool isRight) => isRight ? (band.Right + 1, band.Wrong) : (band.Right, band.Wrong + 1);
}
