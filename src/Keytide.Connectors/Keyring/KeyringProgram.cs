namespace Keytide.Connectors.Keyring;

/// <summary>
/// The system's own program for its keyring, and how it is asked. The secret goes to it on standard input.
/// <code>
/// Linux   secret-tool (libsecret), the Secret Service of the session: GNOME Keyring, KWallet, KeePassXC
/// macOS   security, the login keychain; with -i it takes its commands, the secret in them, from standard input
/// </code>
/// </summary>
/// <param name="Program">A name on the path, or a path.</param>
/// <param name="Hint">What to do where it cannot be used.</param>
/// <param name="Lookup">Arguments that show a secret, by name.</param>
/// <param name="IsNotThere">Whether an exit code, with what was said, means that there is none of that name.</param>
/// <param name="Store">Arguments that keep a secret, by name.</param>
/// <param name="StoreInput">Standard input then, by name and secret.</param>
public sealed record KeyringProgram(
    string Program,
    string Hint,
    Func<string, IReadOnlyList<string>> Lookup,
    Func<int, string, bool> IsNotThere,
    Func<string, IReadOnlyList<string>> Store,
    Func<string, string, string> StoreInput)
{
    private const string Label = "Keytide sealing key";
    private const int MacItemNotFound = 44;

    /// <param name="program">Another program that is asked in the same way.</param>
    public static KeyringProgram SecretTool(string program = "secret-tool") => new(
        program,
        "Install it (apt install libsecret-tools) and unlock the session's keyring; on a server without one use sealing: {key: file}, or a "
            + "KMS key.",
        name => ["lookup", "application", "keytide", "installation", name],
        (exit, errors) => exit == 1 && errors.Length == 0, // It ends with 1 for every trouble, but is silent only for this one.
        name => ["store", $"--label={Label}", "application", "keytide", "installation", name],
        (_, secret) => secret);

    /// <param name="program">Another program that is asked in the same way.</param>
    public static KeyringProgram Security(string program = "/usr/bin/security") => new(
        program,
        "Unlock the login keychain; without one use sealing: {key: file}, or a KMS key.",
        name => ["find-generic-password", "-s", "keytide", "-a", name, "-w"],
        (exit, _) => exit == MacItemNotFound,
        _ => ["-i"],
        (name, secret) => $"add-generic-password -U -s keytide -a {name} -l \"{Label}\" -w {secret}\n");

    /// <summary>That of this machine; null where Keytide knows none.</summary>
    public static KeyringProgram? OfThisMachine() =>
        OperatingSystem.IsLinux() ? SecretTool() : OperatingSystem.IsMacOS() ? Security() : null;
}
