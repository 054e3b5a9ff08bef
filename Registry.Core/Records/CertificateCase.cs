using System.Security.Cryptography;
using System.Text;

namespace Registry.Core.Records;

/// <summary>A case that is registered from a death certificate only (DCO).</summary>
public static class CertificateCase
{
    /// <summary>Why a death is that of the person of the case that was made of it; kept with the match.</summary>
    public const string WhySame = "case made from this certificate (DCO)";

    private const int LongestNumber = 19;

    /// <summary>Registration number of the case made from a death: the same death gives the same number.</summary>
    /// <param name="deathNumber">Number of the death.</param>
    public static string NumberOf(string deathNumber)
    {
        var number = $"DCO-{deathNumber}";
        return number.Length <= LongestNumber ? number
            : $"DCO-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(deathNumber)).AsSpan(0, 7))}";
    }
}
