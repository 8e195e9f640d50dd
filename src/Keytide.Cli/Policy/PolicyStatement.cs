namespace Keytide.Cli.Policy;

/// <summary>One statement that allows something.</summary>
/// <param name="Sid">Its name.</param>
/// <param name="Actions">What.</param>
/// <param name="Resources">On what.</param>
public sealed record PolicyStatement(string Sid, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources)
{
    /// <summary>What must hold besides, all of it: operator, key and value.</summary>
    public IReadOnlyList<(string Operator, string Key, string Value)> Conditions { get; init; } = [];
}
