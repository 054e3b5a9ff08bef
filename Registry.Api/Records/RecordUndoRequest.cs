using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Registry.Api.Serving;
using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Api.Records;

/// <summary>Names one record: a case, a death, a population count or a follow-up of a registry.</summary>
internal sealed record RecordQuery(
    [property: FromQuery(Name = "registry"), Description("Six-digit code of the registry")] string? Registry,
    [property: FromQuery(Name = "caseNumber"), Description("Registration number of a case")] string? CaseNumber,
    [property: FromQuery(Name = "tumourNumber"), Description("Tumour of the case; default 1")] string? TumourNumber,
    [property: FromQuery(Name = "deathNumber"), Description("Number of a death")] string? DeathNumber,
    [property: FromQuery(Name = "population"), Description("Year, sex and first age of the group of a population count: 2020-1-5 is men of 5-9 years")] string? Population,
    [property: FromQuery(Name = "followUp"), Description("Case, tumour and day of a follow-up: 20230017/01/20240630")] string? FollowUp)
{
    /// <summary>The record; null when it is refused.</summary>
    public RecordKey? Read(Refusals refusals)
    {
        if (!Area.IsWellFormed(Registry ?? ""))
            refusals.Add("registry", Registry, new("应为六位登记处代码。", "a six-digit registry code is expected."));
        var tumour = refusals.Number("tumourNumber", TumourNumber, 1, 1, 99);
        if (RecordNames.Read(Registry ?? "", CaseNumber, tumour, DeathNumber, Population, FollowUp) is not { } record)
        {
            refusals.Add("caseNumber", CaseNumber, new(
                "请写明一个记录：caseNumber、deathNumber、population（年-性别-年龄组起始年龄，如 2020-1-5 为男 5-9 岁），或 followUp（登记编号/肿瘤/随访日期，如 20230017/01/20240630）。",
                "name one record: caseNumber, deathNumber, population (year-sex-first age of the group, as 2020-1-5 for men of 5-9 years), or followUp (case/tumour/day, as 20230017/01/20240630)."));
            return null;
        }
        return refusals.None ? record : null;
    }
}

/// <summary>The undo of one record.</summary>
internal sealed record RecordUndoRequest(
    [property: Description("Six-digit code of the registry")] string? Registry,
    [property: Description("Registration number of a case")] string? CaseNumber,
    [property: Description("Tumour of the case; default 1")] int? TumourNumber,
    [property: Description("Number of a death")] string? DeathNumber,
    [property: Description("Year, sex and first age of the group of a population count: 2020-1-5 is men of 5-9 years")] string? Population,
    [property: Description("Case, tumour and day of a follow-up: 20230017/01/20240630")] string? FollowUp,
    [property: Description("Who takes it back")] string? By,
    [property: Description("Why")] string? Reason)
{
    /// <summary>The record; null when something is refused.</summary>
    public RecordKey? Read(Refusals refusals)
    {
        refusals.Signature(By, Reason);
        var tumour = TumourNumber?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new RecordQuery(Registry, CaseNumber, tumour, DeathNumber, Population, FollowUp).Read(refusals);
    }
}
