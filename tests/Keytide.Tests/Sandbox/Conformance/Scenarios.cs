namespace Keytide.Tests.Sandbox.Conformance;

/// <summary>The recordings that the sandbox can play, and how: file, test, and the calls.</summary>
internal static class Scenarios
{
    public static readonly IReadOnlyList<(string File, string Test, Action<Play> Run)> All =
    [
        .. PolicyScenarios.All,
        .. CredentialScenarios.All,
        .. DeviceScenarios.All,
        .. AccountScenarios.All,
        .. SessionScenarios.All,
    ];
}
