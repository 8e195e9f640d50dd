namespace Keytide.Connectors.Git.Objects;

/// <summary>
/// Something in a repository is not as git's formats have it, or beyond <see cref="GitLimits"/>. The message says what, in a few words.
/// </summary>
internal sealed class GitDataException(string message) : Exception(message);
