namespace Keytide.Distribution;

/// <summary>A destination did not do what was asked. The message never carries a secret.</summary>
/// <param name="message">What went wrong, where.</param>
/// <param name="mayHaveHappened">The write may have taken effect all the same.</param>
/// <param name="todo">What somebody can do about it; null where only trying again helps.</param>
/// <param name="inner">The cause.</param>
public sealed class DestinationException(string message, bool mayHaveHappened = false, string? todo = null, Exception? inner = null)
    : Exception(message, inner)
{
    public bool MayHaveHappened { get; } = mayHaveHappened;

    public string? Todo { get; } = todo;
}
