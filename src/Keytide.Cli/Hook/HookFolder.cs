namespace Keytide.Cli.Hook;

/// <summary>A folder of hooks, and what is done there.</summary>
/// <param name="path">The folder.</param>
/// <param name="isHusky">True for husky's: its own files call those here, which are not executable and have no first line.</param>
internal sealed class HookFolder(string path, bool isHusky)
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const long LargestScript = 1 << 20;

    public string Path => path;

    /// <summary>Husky generates its folder anew with every installation of packages; what lasts is the one above.</summary>
    public static HookFolder Of(string path)
    {
        var isHusky = System.IO.Path.GetFileName(path) == "_"
            && System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(path)) == ".husky";
        return new HookFolder(isHusky ? System.IO.Path.GetDirectoryName(path)! : path, isHusky);
    }

    /// <summary>Puts a hook in, or anew where it is in already.</summary>
    /// <returns>What was done, in words.</returns>
    /// <exception cref="KeytideException">Something stands in the way.</exception>
    public string Install(HookKind hook, IReadOnlyList<string> program)
    {
        Directory.CreateDirectory(path);
        var file = System.IO.Path.Combine(path, hook.Name);
        var earlier = file + HookScript.Before;
        var text = HookScript.Of(hook, program, isHusky);
        if (IsOurs(file))
        {
            Write(file, text);
            return $"{file}: was installed already; it is up to date.";
        }

        if (!Exists(file))
        {
            Write(file, text);
            return $"{file}: installed.";
        }

        if (Exists(earlier))
        {
            throw new KeytideException(
                $"{file} is not Keytide's, and {earlier} is there as well, so it cannot be kept under that name.",
                "Something has replaced the hook since it was installed. Remove the one of the two that is no longer needed.");
        }

        File.Move(file, earlier);
        Write(file, text);
        return $"{file}: installed; what was there is kept as {System.IO.Path.GetFileName(earlier)} and runs first.";
    }

    /// <summary>Takes a hook out and puts back what was there.</summary>
    /// <returns>What was done, in words; null for nothing.</returns>
    public string? Uninstall(HookKind hook)
    {
        var file = System.IO.Path.Combine(path, hook.Name);
        var earlier = file + HookScript.Before;
        if (!IsOurs(file))
        {
            return null;
        }

        if (!Exists(earlier))
        {
            File.Delete(file);
            return $"{file}: removed.";
        }

        File.Move(earlier, file, overwrite: true);
        return $"{file}: removed; what was there before is back.";
    }

    // A link that leads nowhere is something, too.
    private static bool Exists(string file) => System.IO.Path.Exists(file) || new FileInfo(file).LinkTarget is not null;

    private static bool IsOurs(string file)
    {
        var info = new FileInfo(file);
        return info.Exists && info.LinkTarget is null && info.Length <= LargestScript && HookScript.IsOurs(File.ReadAllText(file));
    }

    // Whoever commits at this moment runs the old one or the new one, never half of one.
    private static void Write(string file, string text)
    {
        var made = $"{file}.keytide-new";
        File.WriteAllText(made, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(made, Executable);
        }

        File.Move(made, file, overwrite: true);
    }
}
