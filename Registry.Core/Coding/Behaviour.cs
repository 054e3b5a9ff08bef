namespace Registry.Core.Coding;

/// <summary>ICD-O-3 behaviour, the digit behind the slash of a morphology code.</summary>
public enum Behaviour
{
    /// <summary>/0 benign.</summary>
    Benign = 0,

    /// <summary>/1 uncertain whether benign or malignant.</summary>
    Uncertain = 1,

    /// <summary>/2 carcinoma in situ.</summary>
    InSitu = 2,

    /// <summary>/3 malignant, primary site.</summary>
    Malignant = 3,
}
