using System.Text;
using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>A finding with a copy of its secret, which only tests keep.</summary>
public sealed record Found(Finding Finding, string Secret, string Token)
{
    public static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly byte[] Key = Encoding.ASCII.GetBytes("a key of thirty-two bytes, for us");

    public Rule Rule => Finding.Rule;

    public Confidence Confidence => Finding.Confidence;

    public bool Counts => Confidence >= Confidence.Medium;

    public static LeakScanner Scanner(bool includeIgnored = false) =>
        new(new ScannerSettings { FingerprintKey = Key, Now = Now, IncludeIgnored = includeIgnored });

    public static List<Found> In(string text, string? path = null) => In(Encoding.UTF8.GetBytes(text), path);

    public static List<Found> In(byte[] content, string? path = null, bool includeIgnored = false)
    {
        var all = new List<Found>();
        Scanner(includeIgnored).Scan(content, leak => all.Add(Of(leak)), path);
        all.Sort((left, right) => left.Finding.Primary.Offset.CompareTo(right.Finding.Primary.Offset));
        return all;
    }

    public static Found Of(Leak leak) =>
        new(leak.Finding, Encoding.ASCII.GetString(leak.Secret), Encoding.ASCII.GetString(leak.SessionToken));

    public string Show() => $"{Rule.Name()} {Confidence} {Finding.Score} at {Finding.Line}:{Finding.Column} id {Finding.AccessKeyId} "
        + $"[{string.Join("; ", Finding.Reasons.Select(reason => $"{reason.Text} {reason.Points}"))}]";
}
