using Keytide.Distribution;

namespace Keytide.Connectors.Files;

/// <summary>How a kind of file holds a key pair among other things. Pure text in, text out; everything else in the text stays.</summary>
public interface IPairFormat
{
    /// <summary>The text with the pair in it.</summary>
    /// <param name="existing">What is there; empty for nothing.</param>
    /// <param name="pair">The key.</param>
    /// <exception cref="DestinationException">The text cannot take the pair; see <see cref="WhyNot"/>.</exception>
    string Put(string existing, KeyPair pair);

    /// <returns>The pair in the text, or null where it has none, or half of one.</returns>
    KeyPair? Find(string existing);

    /// <summary>Why the text could not take a pair, or null where it could.</summary>
    string? WhyNot(string existing);
}
