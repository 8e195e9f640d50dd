using System.Text;

namespace Keytide.Scanner;

/// <summary>
/// Proves before a scan that a leak would be found: a made-up pair, put together at run time, is scanned by the path that files take and by
/// the path that streams take. "Nothing found" is worth nothing from a scanner that fails this.
/// </summary>
public static class SelfTest
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>True when the pair is found, joined and graded high both ways.</summary>
    public static bool Passes(ScannerSettings settings)
    {
        var id = "AKIA" + "QC" + Text(Base32, 14);
        var secret = Text(Base64, 40);
        var content = Encoding.ASCII.GetBytes($"aws_access_key_id = {id}\naws_secret_access_key = {secret}\n");
        var found = 0;
        LeakHandler count = leak => found += leak.Finding is { Rule: Rule.AccessKeyPair, Confidence: Confidence.High } finding
            && finding.AccessKeyId == id && Encoding.ASCII.GetString(leak.Secret) == secret ? 1 : 0;

        var scanner = new LeakScanner(settings with { TakesFingerprints = false });
        scanner.Scan(content, count);
        var windows = new WindowedScan(scanner, count, settings.Now);
        windows.Append(content);
        windows.Complete();
        return found == 2;
    }

    // A multiplicative generator (Lehmer, modulo 2^31 - 1): the same text on every machine.
    private static string Text(string alphabet, int length)
    {
        var state = 48_271UL * (ulong)length;
        var text = new char[length];
        for (var i = 0; i < length; i++)
        {
            state = state * 48_271 % 2_147_483_647;
            text[i] = alphabet[(int)(state >> 7) % alphabet.Length];
        }

        return new string(text);
    }
}
