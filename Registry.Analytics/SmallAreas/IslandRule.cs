namespace Registry.Analytics.SmallAreas;

/// <summary>What a method that needs neighbours makes of areas that have none.</summary>
public enum IslandRule
{
    /// <summary>Refuse them by name: whoever asks gives them neighbours (a ferry, a bridge) or says that they stay alone.</summary>
    Refuse,

    /// <summary>They stay in the data without neighbours, as in spdep with zero.policy.</summary>
    StayAlone,
}
