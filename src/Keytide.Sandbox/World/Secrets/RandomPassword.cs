namespace Keytide.Sandbox.World.Secrets;

/// <summary>GetRandomPassword: its length (1 to 4,096, else 32) and what may be in it. Chance comes as an argument.</summary>
public sealed record RandomPassword(
    int Length = 32, string ExcludeCharacters = "", bool ExcludeNumbers = false, bool ExcludePunctuation = false,
    bool ExcludeUppercase = false, bool ExcludeLowercase = false, bool IncludeSpace = false, bool RequireEachIncludedType = true)
{
    private const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /// <param name="below">A number from 0 to below its argument.</param>
    public string Make(Func<int, int> below)
    {
        if (Length is < 1 or > 4096)
        {
            throw SecretErrors.InvalidParameter("The password length must be between 1 and 4096.");
        }
        var kinds = Kinds().ToList();
        var every = string.Concat(kinds);
        if (every.Length == 0)
        {
            throw SecretErrors.InvalidParameter("All character types are excluded.");
        }
        if (RequireEachIncludedType && Length < kinds.Count)
        {
            throw SecretErrors.InvalidParameter("The password length is too short for the required types.");
        }
        var password = Enumerable.Range(0, Length).Select(_ => every[below(every.Length)]).ToArray();
        if (RequireEachIncludedType)
        {
            RequireEach(password, kinds, below);
        }
        return new string(password);
    }

    private IEnumerable<string> Kinds()
    {
        (bool Included, string Symbols)[] kinds =
        [
            (!ExcludeLowercase, "abcdefghijklmnopqrstuvwxyz"), (!ExcludeUppercase, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            (!ExcludeNumbers, "0123456789"), (!ExcludePunctuation, Punctuation), (IncludeSpace, " "),
        ];
        return kinds.Where(kind => kind.Included)
            .Select(kind => new string([.. kind.Symbols.Where(symbol => !ExcludeCharacters.Contains(symbol))]))
            .Where(symbols => symbols.Length > 0);
    }

    // One place for each kind, all different.
    private static void RequireEach(char[] password, List<string> kinds, Func<int, int> below)
    {
        var places = Enumerable.Range(0, password.Length).ToList();
        foreach (var kind in kinds)
        {
            var place = places[below(places.Count)];
            places.Remove(place);
            password[place] = kind[below(kind.Length)];
        }
    }
}
