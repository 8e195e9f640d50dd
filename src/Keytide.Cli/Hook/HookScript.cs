using System.Text;

namespace Keytide.Cli.Hook;

/// <summary>The text of a hook. What was there before it runs first, because it may still change what is committed.</summary>
internal static class HookScript
{
    /// <summary>What is put behind the name of a hook that was there before.</summary>
    public const string Before = ".before-keytide";

    private const string Mark = "# Made by \"keytide hook install\".";

    /// <summary>True for what <see cref="Of"/> has made, by this version or another.</summary>
    public static bool IsOurs(string text) => text.Contains(Mark, StringComparison.Ordinal);

    /// <param name="hook">Which.</param>
    /// <param name="program">The words that start keytide, as they are here and now.</param>
    /// <param name="earlierBySh">True where earlier hooks are read by sh without being executable, as husky has them.</param>
    public static string Of(HookKind hook, IReadOnlyList<string> program, bool earlierBySh)
    {
        var earlier = earlierBySh ? "sh -e \"$earlier\"" : "\"$earlier\"";
        var test = earlierBySh ? "-f" : "-x";
        var text = new StringBuilder();
        text.Append("#!/bin/sh\n");
        text.Append($"{Mark} \"keytide hook uninstall\" takes it away and puts back what was here.\n");
        text.Append($"# What was here before stands beside it as {hook.Name}{Before}, and still runs, first.\n");
        text.Append($"# Past it once: {hook.Bypass}.\n");
        text.Append($"earlier=$(dirname -- \"$0\")/{hook.Name}{Before}\n");
        if (hook.ReadsInput)
        {
            text.Append("input=$(cat)\n");
            text.Append($"if [ {test} \"$earlier\" ]; then printf '%s\\n' \"$input\" | {earlier} \"$@\" || exit $?; fi\n");
        }
        else
        {
            text.Append($"if [ {test} \"$earlier\" ]; then {earlier} \"$@\" || exit $?; fi\n");
        }

        var feed = hook.ReadsInput ? "printf '%s\\n' \"$input\" | " : "";
        var arguments = hook.ReadsInput ? $"{hook.Command} -- \"$@\"" : hook.Command;
        text.Append($"if [ -e {Quote(program[^1])} ] && command -v {Quote(program[0])} >/dev/null 2>&1; then\n");
        text.Append($"    {feed}{string.Join(' ', program.Select(Quote))} {arguments}\n");
        text.Append("elif command -v keytide >/dev/null 2>&1; then\n");
        text.Append($"    {feed}keytide {arguments}\n");
        text.Append("else\n");
        text.Append($"    echo \"keytide is neither at\" {Quote(program[^1])} \"nor on the PATH:");
        text.Append(" nothing was scanned, and nothing goes on.\" >&2\n");
        text.Append($"    echo \"Install it, or remove this hook: $0. Once without it: {hook.Bypass}.\" >&2\n");
        text.Append("    exit 1\n");
        text.Append("fi\n");
        return text.ToString();
    }

    // For sh: nothing within single quotes means anything.
    private static string Quote(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
