using Registry.Analytics.LifeTables;
using Registry.Core.Coding;

namespace Registry.Api.Compute;

/// <summary>What is said when a life table does not have a row.</summary>
internal static class LifeTableText
{
    /// <summary>The refusal in both languages; it names the row of the caller and the row that is missing.</summary>
    public static ComputeRefusal Refusal(MissingMortalityException missing)
    {
        var stratum = missing.Stratum;
        var area = stratum.Area.Length == 0 ? "" : $"地区 {stratum.Area}、";
        return new(missing.Place.Length == 0 ? "lifeTable" : missing.Place, new(
            $"寿命表中没有 {area}{(stratum.Sex == Sex.Male ? "男" : stratum.Sex == Sex.Female ? "女" : "性别不详")}、{stratum.Year} 年、{stratum.Age} 岁的死亡率；请提供覆盖诊断至随访结束的寿命表。",
            $"the life table has no row for {stratum}; give one that covers the person from diagnosis to the end of follow-up."));
    }
}
