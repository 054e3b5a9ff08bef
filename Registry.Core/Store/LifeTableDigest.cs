using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Registry.Core.Store;

/// <summary>One fingerprint for the rows of a life table: two loadings with the same one compute the same survival.</summary>
internal static class LifeTableDigest
{
    /// <summary>SHA-256 in lower-case hex of the rows as area, sex, year, age and hazard (all its digits), one a line in this order, whatever the
    /// order in which they came.</summary>
    public static string Of(IEnumerable<StoredMortality> rows)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows.OrderBy(row => row.Area, StringComparer.Ordinal).ThenBy(row => row.Sex).ThenBy(row => row.Year).ThenBy(row => row.Age))
            sha.AppendData(Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"{row.Area}\t{row.Sex}\t{row.Year}\t{row.Age}\t{row.HazardPerDay:R}\n")));
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
