namespace Keytide.Cli.Output;

/// <summary>The name of an enum's member in the contracts: camel case, for example <c>serviceSpecificCredential</c>.</summary>
public static class ContractName
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.Of(value);

    private static class Names<T>
        where T : struct, Enum
    {
        private static readonly Dictionary<T, string> All = Enum.GetValues<T>().ToDictionary(value => value, CamelCase);

        internal static string Of(T value) => All.TryGetValue(value, out var name) ? name : CamelCase(value);

        private static string CamelCase(T value)
        {
            var name = value.ToString();
            return string.Concat(char.ToLowerInvariant(name[0]).ToString(), name.AsSpan(1));
        }
    }
}
