namespace Registry.Core.Coding;

/// <summary>Sex as registered (GB/T 2261.1). Only men and women enter rates.</summary>
public enum Sex
{
    /// <summary>Unknown (code 0).</summary>
    Unknown = 0,

    /// <summary>Male (code 1).</summary>
    Male = 1,

    /// <summary>Female (code 2).</summary>
    Female = 2,

    /// <summary>Not stated (code 9).</summary>
    NotStated = 9,
}
