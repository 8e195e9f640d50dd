namespace Keytide.Settings;

/// <summary>Finds the word that somebody may have meant.</summary>
internal static class Spelling
{
    private const int LongestWord = 64;

    /// <returns>The known word fewest edits away, if that is at most a third of the word's length; otherwise null.</returns>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        var most = Math.Max(1, word.Length / 3);
        return known.Select(candidate => (candidate, Edits: Edits(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.Edits <= most)
            .OrderBy(pair => pair.Edits).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    // Damerau and Levenshtein: insertions, deletions, replacements, and neighbours swapped.
    private static int Edits(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            table[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            table[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                var least = Math.Min(replace, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                table[i, j] = swapped ? Math.Min(least, table[i - 2, j - 2] + 1) : least;
            }
        }

        return table[a.Length, b.Length];
    }
}
