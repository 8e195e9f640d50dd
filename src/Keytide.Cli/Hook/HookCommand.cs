using System.CommandLine;

namespace Keytide.Cli.Hook;

/// <summary><c>keytide hook</c>: let git ask before it commits, pushes or accepts a push.</summary>
internal static class HookCommand
{
    public static Command Create(KeytideCommandLine line) => new("hook", "Let git ask Keytide before it commits, pushes or accepts a push.")
    {
        Install(line), Uninstall(line), HookRunCommand.Create(line),
    };

    private static Command Install(KeytideCommandLine line)
    {
        var (global, receive) = Options();
        var command = new Command("install", "Install the hooks of this repository, beside those that are there.") { global, receive };
        line.Handle(command, (parsed, context, _) =>
        {
            var isGlobal = parsed.GetValue(global);
            var folder = isGlobal ? HookPlaces.ForUser(create: true)! : HookPlaces.Here(Environment.CurrentDirectory);
            foreach (var hook in Kinds(parsed.GetValue(receive)))
            {
                context.Talk.Note(folder.Install(hook, OwnProgram()));
            }

            if (isGlobal && Path.GetFileName(Path.GetDirectoryName(folder.Path)) == "git-template")
            {
                context.Talk.Note("New repositories and clones get them from now on. For one that is there already, run git init in it.");
            }

            return Task.FromResult(ExitCode.Clean);
        });
        return command;
    }

    private static Command Uninstall(KeytideCommandLine line)
    {
        var (global, receive) = Options();
        var command = new Command("uninstall", "Take the hooks out, and put back what was there before them.") { global, receive };
        line.Handle(command, (parsed, context, _) =>
        {
            var isGlobal = parsed.GetValue(global);
            var folder = isGlobal ? HookPlaces.ForUser(create: false) : HookPlaces.Here(Environment.CurrentDirectory);
            var done = Kinds(parsed.GetValue(receive)).Select(hook => folder?.Uninstall(hook)).OfType<string>().ToList();
            done.ForEach(context.Talk.Note);
            if (done.Count == 0)
            {
                context.Talk.Note("No hook of Keytide's is installed there.");
            }

            if (isGlobal)
            {
                HookPlaces.ForgetEmptyTemplate();
            }

            return Task.FromResult(ExitCode.Clean);
        });
        return command;
    }

    private static (Option<bool> Global, Option<bool> Receive) Options() =>
    (
        new Option<bool>("--global") { Description = "For all repositories of this user that are made from now on." },
        new Option<bool>("--pre-receive") { Description = "On a server: the hook that judges pushes, and not those of a developer." });

    private static HookKind[] Kinds(bool receive) => receive ? [HookKind.PreReceive] : [HookKind.PreCommit, HookKind.PrePush];

    // How this very program is started, so that the hook works from programs that know no PATH.
    private static string[] OwnProgram()
    {
        var process = Environment.ProcessPath ?? "keytide";
        var library = Path.Combine(AppContext.BaseDirectory, "keytide.dll");
        return Path.GetFileNameWithoutExtension(process) == "keytide" || !File.Exists(library) ? [process] : [process, library];
    }
}
