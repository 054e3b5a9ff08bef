using Registry.Core.Records;
using Registry.Core.Store;

namespace Registry.Import.Linking;

/// <summary>What is to be done about a case whose last contact is long ago.</summary>
public enum DueState
{
    /// <summary>Somebody is to be asked.</summary>
    Due = 1,

    /// <summary>A death is linked to the person: apply it, ask nobody.</summary>
    DeadInDeathFile = 2,

    /// <summary>A death may be the person's: decide it first.</summary>
    DeathToDecide = 3,

    /// <summary>Another case of the person is known to have died: correct this one.</summary>
    DeadByAnotherCase = 4,
}

/// <summary>A case that was last seen alive, or never, longer ago than allowed.</summary>
/// <param name="Case">The case with what is known of it. Personal data.</param>
/// <param name="Months">Completed months since the last contact.</param>
/// <param name="State">What is to be done.</param>
/// <param name="Death">The death of the death file, or null.</param>
public sealed record DueCase(CaseStatus Case, int Months, DueState State, DeathLink? Death);
