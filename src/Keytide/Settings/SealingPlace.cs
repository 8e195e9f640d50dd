namespace Keytide.Settings;

/// <summary>Where the key is under which secrets are sealed.</summary>
public enum SealingPlace
{
    /// <summary>In a file beside the database that its owner alone may read.</summary>
    File,

    /// <summary>In the keyring of the operating system.</summary>
    Keyring,

    /// <summary>Beside the database, encrypted under a key of AWS KMS.</summary>
    Kms,
}
