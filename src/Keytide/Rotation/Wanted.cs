namespace Keytide.Rotation;

/// <summary>What a decision in the present phase rests on, so that nothing else is asked for.</summary>
[Flags]
public enum Wanted
{
    Nothing = 0,
    User = 1,
    Keys = 2,

    /// <summary>The last use of the keys in the list that <see cref="RotationMachine.UseMatters"/> names.</summary>
    LastUse = 4,
    Attribution = 8,
    Consumers = 16,

    /// <summary>Whether anybody else has used the new key.</summary>
    NewKeyUse = 32,
}
