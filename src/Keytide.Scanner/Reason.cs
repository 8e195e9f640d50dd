namespace Keytide.Scanner;

/// <summary>One piece of evidence for or against a finding.</summary>
/// <param name="Text">A phrase such as "carries an account number". It never quotes a secret.</param>
/// <param name="Points">What it adds to the score, or takes from it.</param>
public sealed record Reason(string Text, int Points);
