using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World.Ssm;

namespace Keytide.Sandbox.Ssm;

/// <summary>Finds the store that a call means, and the ARNs that a policy is asked about.</summary>
internal static class ParameterPlaces
{
    public static ParameterStore StoreOf(Call call) => call.Account.Part<ParameterRegions>().In(call.Account, call.Region);

    public static IEnumerable<string> OfName(Call call) => [ArnOf(call, call.Input.Required("Name"))];

    public static IEnumerable<string> OfNames(Call call) => call.Input.Texts("Names").Select(name => ArnOf(call, name));

    public static IEnumerable<string> OfPath(Call call) => [ArnOf(call, call.Input.Required("Path"))];

    public static IEnumerable<string> OfResourceId(Call call) => [ArnOf(call, call.Input.Required("ResourceId"))];

    private static string ArnOf(Call call, string given)
    {
        var prefix = StoreOf(call).ArnPrefix;
        var name = ParameterName.Parse(given, prefix).Names[0];
        return name.StartsWith('/') ? prefix + name : $"{prefix}/{name}";
    }
}
