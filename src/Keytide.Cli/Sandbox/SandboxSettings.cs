using Keytide.Sandbox;
using Keytide.Sandbox.Generator;

namespace Keytide.Cli.Sandbox;

/// <summary>The options of <c>keytide sandbox</c> as they were given.</summary>
internal sealed record SandboxSettings
{
    private const int LongestLatency = 60_000;

    public int Port { get; init; }

    public ulong Seed { get; init; } = 1;

    public int Accounts { get; init; } = 8;

    public int? Users { get; init; }

    public int LatencyMilliseconds { get; init; }

    public IReadOnlyList<string> Faults { get; init; } = [];

    public string Clock { get; init; } = "real";

    public bool IsVirtual => Clock == "virtual";

    public TimeSpan Latency => TimeSpan.FromMilliseconds(LatencyMilliseconds);

    public SandboxOptions Options => new()
    {
        Seed = Seed,
        Latency = Latency,
        ChecksSignatureTime = !IsVirtual,
        AcceptsAnyRegion = true,
    };

    /// <exception cref="KeytideException">An option is out of its range.</exception>
    public SandboxSettings Check()
    {
        InRange("--port", Port, 0, 65_535);
        InRange("--accounts", Accounts, 1, OrganizationShape.MaximumAccounts);
        InRange("--users", Users ?? 1, 1, OrganizationShape.MaximumUsers);
        InRange("--latency", LatencyMilliseconds, 0, LongestLatency);
        return Clock is "real" or "virtual"
            ? this
            : throw new KeytideException($"--clock {Quoted.Shorten(Clock)} is no clock.", "There are real and virtual.");
    }

    private static void InRange(string option, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            throw new KeytideException($"{option} {value} is out of range.", $"Give a number from {least} to {most}.");
        }
    }
}
