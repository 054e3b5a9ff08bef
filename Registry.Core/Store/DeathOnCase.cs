using Registry.Core.Coding;
using Registry.Core.Records;

namespace Registry.Core.Store;

/// <summary>A case on which a death stands because the program took it there (<c>deaths apply</c>).</summary>
/// <param name="BatchId">The batch that took it there.</param>
/// <param name="Registry">Registry of the case.</param>
/// <param name="CaseNumber">Registration number.</param>
/// <param name="TumourNumber">Tumour of the number.</param>
/// <param name="FollowUpDate">Day of the follow-up: the date of death.</param>
/// <param name="PersonId">The person of the case; of merged persons the number that stands for all.</param>
public sealed record DeathOnCase(long BatchId, string Registry, string CaseNumber, int TumourNumber, PartialDate FollowUpDate, long PersonId)
{
    /// <summary>The follow-up by its name within the registry, as far as it may be shown: 20230017/01/20240630.</summary>
    public string ShownFollowUp => FollowUp.NumberOf(ShownNumber.Of(CaseNumber, PersonId), TumourNumber, FollowUpDate);
}
