using Keytide.Distribution;

namespace Keytide.Connectors.Files;

/// <summary>A JSON object; see <see cref="PairDocument"/>.</summary>
/// <param name="form">What stands in it; null for the access key itself.</param>
public sealed class JsonPairFormat(PairForm? form = null) : IPairFormat
{
    public string Put(string existing, KeyPair pair)
    {
        var text = PairDocument.Put(existing, pair, form);
        return existing.Length == 0 || existing.EndsWith('\n') ? $"{text}\n" : text;
    }

    public KeyPair? Find(string existing) => PairDocument.Find(existing, form);

    public string? WhyNot(string existing)
    {
        try
        {
            PairDocument.Find(existing, form)?.Dispose();
            return null;
        }
        catch (DestinationException problem)
        {
            return problem.Message;
        }
    }
}
