using System.Globalization;
using Registry.Core.Coding;
using Registry.Core.Cube;

namespace Registry.Bench;

/// <summary>Hands the cells of the invented cube to rates.R, where R and its data.table are installed.</summary>
internal static class RivalRates
{
    /// <summary>What rates.R printed: seconds, processor seconds and checksum; null where Rscript is absent or failed.</summary>
    public static string? Run(IEnumerable<CubeCell> cells, IEnumerable<PopulationCell> populations, IReadOnlyList<StandardPopulation> standards) =>
        RivalProgram.Run("rates.R", directory =>
        {
            Write("cells.csv", "registry,year,sex,age,icd,cases", cells.Select(c => $"{c.Registry},{c.Year},{c.Sex},{c.AgeGroup ?? 19},{c.Icd},{c.Cases}"));
            Write("people.csv", "registry,year,sex,age,py", populations.Select(p => $"{p.Registry},{p.Year},{p.Sex},{p.AgeGroup},{p.PersonYears}"));
            Write("groups.csv", "icd,group,only,breast", Members());
            Write("standards.csv", string.Join(',', standards.Select(s => s.Code)), Enumerable.Range(0, 19).Select(age =>
                string.Join(',', standards.Select(s => s.Weights[age].ToString("R", CultureInfo.InvariantCulture)))));

            void Write(string name, string header, IEnumerable<string> rows) => File.WriteAllLines(Path.Combine(directory, name), rows.Prepend(header));
        });

    private static IEnumerable<string> Members() =>
        from number in Enumerable.Range(0, 98)
        let icd = $"C{number:D2}"
        from index in SiteScheme.Cn59.GroupsOf(icd)
        let site = SiteScheme.Cn59.Groups[index]
        select $"{icd},{site.Code},{(int)(site.OnlySex ?? Sex.Unknown)},{(site.IcdLabel == "C50" ? "TRUE" : "FALSE")}";
}
