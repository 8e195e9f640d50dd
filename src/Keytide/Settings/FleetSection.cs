using Keytide.Rotation.Fleet;

namespace Keytide.Settings;

/// <summary>Reads <c>rotation: fleet:</c>, the limits on how much is rotated at once and when to stop.</summary>
internal sealed class FleetSection(SettingsProblems problems)
{
    public const int MostAtOnce = 10_000;

    private const int LongestLook = 1000;
    private static readonly string[] Keys = ["atOnce", "atOncePerAccount", "stop", "lookEvery", "retryAfter"];
    private static readonly string[] StopKeys = ["percent", "ofLast"];

    private readonly SettingsValues _values = new(problems);

    public FleetLimits Read(SettingsNode node)
    {
        var limits = FleetLimits.Default;
        foreach (var (key, value) in _values.Map(node, "fleet", "setting of fleet", Keys))
        {
            limits = key.Value switch
            {
                "atOnce" => limits with { AtOnce = _values.Number(value, "atOnce", 1, MostAtOnce) ?? limits.AtOnce },
                "atOncePerAccount" => limits with
                {
                    AtOncePerAccount = _values.Number(value, "atOncePerAccount", 1, MostAtOnce) ?? limits.AtOncePerAccount,
                },
                "lookEvery" => limits with { LookEvery = _values.Span(value, "lookEvery") ?? limits.LookEvery },
                "retryAfter" => limits with { RetryAfter = _values.Span(value, "retryAfter") ?? limits.RetryAfter },
                _ => Stop(value, limits),
            };
        }

        return limits;
    }

    private FleetLimits Stop(SettingsNode node, FleetLimits limits)
    {
        foreach (var (key, value) in _values.Map(node, "stop", "setting of stop", StopKeys))
        {
            limits = key.Value == "percent"
                ? limits with { StopPercent = _values.Number(value, "percent", 1, 100) ?? limits.StopPercent }
                : limits with { StopOfLast = _values.Number(value, "ofLast", 1, LongestLook) ?? limits.StopOfLast };
        }

        return limits;
    }
}
