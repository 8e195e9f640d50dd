namespace Keytide.Compliance.Checks;

/// <summary>The aws CLI commands that remediations give, with names filled in and quoted for a shell.</summary>
internal static class Commands
{
    public static string CreateKey(Principal user) => $"aws iam create-access-key --user-name {Word(user)}";

    public static string DeactivateKey(Principal user, Subject key) =>
        $"aws iam update-access-key --user-name {Word(user)} --access-key-id {KeyId(key)} --status Inactive";

    public static string DeleteKey(Principal user, Subject key) =>
        $"aws iam delete-access-key --user-name {Word(user)} --access-key-id {KeyId(key)}";

    public static string DeleteLoginProfile(Principal user) => $"aws iam delete-login-profile --user-name {Word(user)}";

    public static string Word(Principal user) => Phrases.ShellWord(user.Name);

    private static string KeyId(Subject key) => key.CredentialId is { } id ? Phrases.ShellWord(id) : "<the key's id>";
}
