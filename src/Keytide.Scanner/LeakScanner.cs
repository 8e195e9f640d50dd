using Keytide.Scanner.Clues;
using Keytide.Scanner.Grading;
using Keytide.Scanner.Pairing;
using Keytide.Scanner.Reading;
using Keytide.Scanner.Writing;

namespace Keytide.Scanner;

/// <summary>
/// Finds AWS credentials in bytes: one vector pass for anchors, a closer look at each, the pieces joined to whole credentials, and a score
/// with its reasons. It allocates nothing where there is nothing to find, and does no input or output.
/// <para>An instance serves one thread at a time and any number of texts, one after the other.</para>
/// </summary>
public sealed class LeakScanner
{
    private const int ShortText = 512;
    private const int LargestCluster = 1024;
    private const int MostLeftOver = 256;

    private readonly ScannerSettings _settings;
    private readonly ClueBook _book = new();
    private readonly LayerReader _reader;
    private readonly FindingWriter _writer;
    private readonly List<Clue> _cluster = [];
    private readonly List<Clue> _leftOver = [];
    private readonly LineCounter _lines = new();

    /// <exception cref="ArgumentException">The key of the fingerprints is shorter than 16 bytes.</exception>
    public LeakScanner(ScannerSettings settings)
    {
        const int ShortestKey = 16;
        if (settings.FingerprintKey.Length < ShortestKey)
        {
            throw new ArgumentException($"The key of the fingerprints has fewer than {ShortestKey} bytes.", nameof(settings));
        }

        _settings = settings;
        _reader = new LayerReader(_book);
        _writer = new FindingWriter(settings);
    }

    /// <summary>Scans a text that is in memory as a whole.</summary>
    /// <param name="content">The bytes, in whatever encoding.</param>
    /// <param name="found">Called for each finding, in no particular order.</param>
    /// <param name="path">Where the text comes from: it can name a secret and lower a grade, but never hides anything.</param>
    public void Scan(ReadOnlySpan<byte> content, LeakHandler found, string? path = null)
    {
        if (Begin(content))
        {
            JoinAll(content.Length, found, path);
        }
    }

    /// <summary>Scans a text that is in memory as a whole, and asks for its path only when something was found.</summary>
    public void Scan(ReadOnlySpan<byte> content, LeakHandler found, Func<string> path)
    {
        if (Begin(content))
        {
            JoinAll(content.Length, found, path());
        }
    }

    private bool Begin(ReadOnlySpan<byte> content)
    {
        Begin();
        return ReadWindow(content, 0, 0, 0, content.Length, isLast: true);
    }

    private void JoinAll(int length, LeakHandler found, string? path)
    {
        NameByFile(length, path);
        var facts = TextFacts.Of(path, _settings.Now);
        Join(facts, found);
        Finish(facts, found);
    }

    internal void Begin()
    {
        // Empty unless a handler threw in the middle of a scan: then some clues are in two lists, so none goes back to the book.
        _cluster.ForEach(clue => clue.Reset());
        _cluster.Clear();
        _leftOver.ForEach(clue => clue.Reset());
        _leftOver.Clear();
        _book.Remove(0, _book.Count);
        _lines.Reset();
    }

    /// <summary>Reads a window and keeps the clues that start in [from, to) of it.</summary>
    /// <returns>False when it holds none.</returns>
    internal bool ReadWindow(ReadOnlySpan<byte> window, long origin, int runOffset, int from, int to, bool isLast)
    {
        _reader.Read(window, origin, runOffset);
        var clues = _book.From(0);
        foreach (var clue in clues)
        {
            clue.IsUsed = clue.Start < origin + from || clue.Start >= origin + to;
        }

        _book.RemoveUsed(0);
        clues = _book.From(0);
        for (var i = 0; i < clues.Length; i++)
        {
            _lines.Locate(clues[i], window, origin);
            clues[i].Excerpt = LineExcerpt.Of(window, origin, clues, i);
            clues[i].AllowText = AllowMark.Of(window, origin, clues, i);
        }

        if (!isLast)
        {
            _lines.Advance(window, origin, origin + to);
        }

        return clues.Length > 0;
    }

    /// <summary>Joins what the last windows gave, up to the last gap that parts clusters.</summary>
    internal void Join(TextFacts facts, LeakHandler found)
    {
        foreach (var clue in _book.From(0))
        {
            if (_cluster.Count > 0 && clue.Gap.IsFar)
            {
                JoinCluster(facts, found);
            }
            else if (_cluster.Count >= LargestCluster)
            {
                JoinStart(facts, found);
            }

            _cluster.Add(clue);
        }

        _book.Clear();
    }

    internal void Finish(TextFacts facts, LeakHandler found)
    {
        JoinCluster(facts, found);
        WriteLeftOver(facts, found);
    }

    // A file of thousands of keys is joined piece by piece, and no piece ends between an id and its secret.
    private void JoinStart(TextFacts facts, LeakHandler found)
    {
        var cut = ClusterJoiner.WhereToCut(_cluster);
        var rest = _cluster.GetRange(cut, _cluster.Count - cut);
        _cluster.RemoveRange(cut, rest.Count);
        JoinCluster(facts, found);
        _cluster.AddRange(rest);
    }

    private void JoinCluster(TextFacts facts, LeakHandler found)
    {
        if (_cluster.Count == 0)
        {
            return;
        }

        var known = _leftOver.Count;
        foreach (var bundle in ClusterJoiner.Join(_cluster, _leftOver))
        {
            _writer.Write(bundle, facts, found);
        }

        var left = _leftOver.Skip(known).ToHashSet();
        foreach (var clue in _cluster.Where(clue => !left.Contains(clue)))
        {
            _book.Return(clue);
        }

        _cluster.Clear();
        if (_leftOver.Count >= MostLeftOver)
        {
            WriteLeftOver(facts, found);
        }
    }

    private void WriteLeftOver(TextFacts facts, LeakHandler found)
    {
        foreach (var bundle in LeftOverJoiner.Join(_leftOver))
        {
            _writer.Write(bundle, facts, found);
        }

        GiveBack(_leftOver);
    }

    // A file that holds a secret and little else is named after it: /run/secrets/aws_secret_access_key.
    private void NameByFile(int length, string? path)
    {
        if (length > ShortText || path is null)
        {
            return;
        }

        var name = System.Text.Encoding.UTF8.GetBytes(path[(path.LastIndexOfAny(['/', '\\']) + 1)..]);
        foreach (var clue in _book.From(0))
        {
            if (clue.Kind == ClueKind.Secret && clue.Label.Words == Words.None)
            {
                clue.Label = new Label(WordReader.Read(name), 0, IsAssigned: true);
            }
        }
    }

    private void GiveBack(List<Clue> clues)
    {
        foreach (var clue in clues)
        {
            _book.Return(clue);
        }

        clues.Clear();
    }
}
