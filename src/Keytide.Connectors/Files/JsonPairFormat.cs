using Keytide.Distribution;

namespace Keytide.Connectors.Files;

/// <summary>A JSON object; see <see cref="PairDocument"/>.</summary>
public sealed class JsonPairFormat : IPairFormat
{
    public string Put(string existing, KeyPair pair)
    {
        var text = PairDocument.Put(existing, pair);
        return existing.Length == 0 || existing.EndsWith('\n') ? $"{text}\n" : text;
    }

    public KeyPair? Find(string existing) => PairDocument.Find(existing);

    public string? WhyNot(string existing)
    {
        try
        {
            PairDocument.Find(existing)?.Dispose();
            return null;
        }
        catch (DestinationException problem)
        {
            return problem.Message;
        }
    }
}
