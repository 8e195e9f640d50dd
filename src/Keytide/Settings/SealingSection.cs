namespace Keytide.Settings;

/// <summary>Reads <c>sealing:</c>.</summary>
internal sealed class SealingSection(SettingsProblems problems)
{
    private static readonly string[] Keys = ["key"];

    private readonly SettingsValues _values = new(problems);

    public SealingSettings Read(SettingsNode node)
    {
        var settings = SealingSettings.Default;
        foreach (var (_, value) in _values.Map(node, "sealing", "setting of sealing", Keys))
        {
            if (_values.Text(value, "key") is not { } text)
            {
                continue;
            }

            if (SealingSettings.TryParse(text) is { } place)
            {
                settings = place;
                continue;
            }

            problems.Add(
                value, $"key says where the sealing key is, and is \"{Quoted.Shorten(text)}\".",
                "Write file, keyring, or kms: and the id, ARN or alias of a KMS key, such as kms:alias/keytide.");
        }

        return settings;
    }
}
