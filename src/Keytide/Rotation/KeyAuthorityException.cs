namespace Keytide.Rotation;

/// <summary>IAM did not do what was asked. The message never carries a secret.</summary>
/// <param name="message">What it said.</param>
/// <param name="isGone">The key or the user does not exist.</param>
/// <param name="inner">The cause.</param>
public sealed class KeyAuthorityException(string message, bool isGone = false, Exception? inner = null) : Exception(message, inner)
{
    public bool IsGone { get; } = isGone;
}
