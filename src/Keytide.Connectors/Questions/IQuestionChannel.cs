namespace Keytide.Connectors.Questions;

/// <summary>The way to something of the user's own that keeps a key pair: a program or a service. It is asked in JSON.</summary>
public interface IQuestionChannel
{
    /// <summary>Why nothing could be asked, found out without asking; null where nothing speaks against it.</summary>
    string? WhyNot();

    /// <summary>Asks one question and returns the answer's bytes.</summary>
    /// <exception cref="Keytide.Distribution.DestinationException">There was no answer, or one that says no.</exception>
    Task<byte[]> AskAsync(ReadOnlyMemory<byte> question, CancellationToken cancellation);
}
