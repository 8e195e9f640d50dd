namespace Keytide.Scanner;

/// <summary>What a stretch of the scanned bytes holds.</summary>
public enum PartKind : byte
{
    /// <summary>An access key id, or the user name of a service-specific credential: not secret.</summary>
    Identifier,

    /// <summary>The secret itself, as written in the file, decoded or not.</summary>
    Secret,

    /// <summary>A session token.</summary>
    SessionToken,
}
