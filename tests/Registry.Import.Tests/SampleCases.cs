namespace Registry.Import.Tests;

/// <summary>Rows of cases without an error, which tests of deliveries send, change and send again.</summary>
internal static class SampleCases
{
    public const string Header = "registr,sex,birthda,inciden,topo,morp,beha,grad,basi,icd10\n";

    /// <summary>A woman with cancer of the breast, A1.</summary>
    public const string Breast = "A1,2,19500310,20230516,C50.4,8500,3,2,7,C50.4\n";

    /// <summary>A man with cancer of the lung.</summary>
    public static string Lung(string number) => $"{number},1,19420115,20230802,C34.1,8140,3,9,7,C34.1\n";
}
