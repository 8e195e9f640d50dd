namespace Keytide.Sandbox.Policy;

/// <summary>Wildcards: a star for any run of characters, a question mark for one. A value put in for a variable is literal.</summary>
internal static class Glob
{
    // Private-use characters stand for a star and a question mark that came out of a variable.
    private const char LiteralStar = '\uE000';
    private const char LiteralQuestion = '\uE001';

    public static string Protect(string value) => value.Replace('*', LiteralStar).Replace('?', LiteralQuestion);

    public static string Unprotect(string pattern) => pattern.Replace(LiteralStar, '*').Replace(LiteralQuestion, '?');

    public static bool Matches(string pattern, string text, bool ignoreCase = false)
    {
        int p = 0, t = 0, star = -1, resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || Same(pattern[p], text[t], ignoreCase)))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static bool Same(char pattern, char text, bool ignoreCase) => pattern switch
    {
        LiteralStar => text == '*',
        LiteralQuestion => text == '?',
        _ => pattern == text || (ignoreCase && char.ToUpperInvariant(pattern) == char.ToUpperInvariant(text)),
    };
}
