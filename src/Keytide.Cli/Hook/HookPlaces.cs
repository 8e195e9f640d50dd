namespace Keytide.Cli.Hook;

/// <summary>Where hooks are installed.</summary>
internal static class HookPlaces
{
    private const string HooksPath = "core.hooksPath";
    private const string TemplateFolder = "init.templateDir";

    /// <summary>Of the repository that a folder is in: its own folder, or the one that core.hooksPath names.</summary>
    public static HookFolder Here(string folder) => HookFolder.Of(GitSettings.HooksOf(folder));

    /// <summary>
    /// For all repositories of a user. Where one folder serves them all, that one; else the template from which git makes new ones, which
    /// leaves every repository its own hooks.
    /// </summary>
    /// <param name="create">True to name a template folder where there is none.</param>
    /// <returns>Null where there is neither, and none was to be made.</returns>
    public static HookFolder? ForUser(bool create)
    {
        if (GitSettings.UserPath(HooksPath) is { } shared)
        {
            return HookFolder.Of(shared);
        }

        var template = GitSettings.UserPath(TemplateFolder);
        if (template is null && create)
        {
            template = OwnTemplate;
            Directory.CreateDirectory(template);
            GitSettings.SetUserPath(TemplateFolder, template);
        }

        return template is null ? null : new HookFolder(Path.Combine(template, "hooks"), isHusky: false);
    }

    /// <summary>Takes the template folder back where it was ours and nothing is left in it.</summary>
    public static void ForgetEmptyTemplate()
    {
        if (GitSettings.UserPath(TemplateFolder) == OwnTemplate
            && !Directory.EnumerateFiles(OwnTemplate, "*", SearchOption.AllDirectories).Any())
        {
            Directory.Delete(OwnTemplate, recursive: true);
            GitSettings.UnsetUser(TemplateFolder);
        }
    }

    private static string OwnTemplate
    {
        get
        {
            var set = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
            var settings = string.IsNullOrEmpty(set)
                ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config")
                : set;
            return Path.GetFullPath(Path.Combine(settings, "keytide", "git-template"));
        }
    }
}
