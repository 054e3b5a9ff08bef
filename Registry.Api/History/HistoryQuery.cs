using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Registry.Api.Serving;
using Registry.Core.Store;

namespace Registry.Api.History;

/// <summary>How the history of a record is wanted.</summary>
internal sealed record HistoryQuery(
    [property: FromQuery(Name = "tumour"), Description("Only this tumour of the case; default all")] string? Tumour,
    [property: FromQuery(Name = "identifiers"), Description("true: names, numbers and addresses are shown, and the reading is in the audit; default false")] string? Identifiers,
    [property: FromQuery(Name = "by"), Description("Who reads the identifiers")] string? By,
    [property: FromQuery(Name = "reason"), Description("Why the identifiers are read")] string? Reason,
    [property: FromQuery(Name = "format"), Description("json or csv; default by the Accept header, else json")] string? Format)
{
    /// <summary>Only this tumour, or null.</summary>
    public int? OnlyTumour(Refusals refusals) =>
        string.IsNullOrWhiteSpace(Tumour) ? null : refusals.Number("tumour", Tumour, 1, 1, 99);

    /// <summary>Who sees the identifiers; null when they are masked. Identifiers without a name and a reason are refused.</summary>
    public IdentifiersReader? Reader(Refusals refusals)
    {
        if (!refusals.Flag("identifiers", Identifiers)) return null;
        if (string.IsNullOrWhiteSpace(By)) refusals.Add("by", By, new("须写明由谁查看。", "say who reads the identifiers."));
        if (string.IsNullOrWhiteSpace(Reason)) refusals.Add("reason", Reason, new("须写明理由。", "say why."));
        return refusals.None ? new(By!.Trim(), Reason!.Trim()) : null;
    }
}
