namespace Keytide.Sandbox.Policy;

/// <summary>How a condition treats a key with several values in the request.</summary>
public enum ConditionSet
{
    None,
    ForAnyValue,
    ForAllValues,
}
