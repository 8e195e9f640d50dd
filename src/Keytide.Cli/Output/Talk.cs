namespace Keytide.Cli.Output;

/// <summary>What is said to a person, on standard error: standard output carries results only.</summary>
public sealed class Talk(TextWriter error, GlobalSettings settings)
{
    /// <summary>Said unless <c>--quiet</c> is given.</summary>
    public void Note(string text)
    {
        if (!settings.Quiet)
        {
            error.WriteLine(text);
        }
    }

    /// <summary>Said with <c>--verbose</c> only.</summary>
    public void Detail(string text)
    {
        if (settings.Verbose && !settings.Quiet)
        {
            error.WriteLine(text);
        }
    }

    /// <summary>Always said: what went wrong, and what to do next.</summary>
    public void Error(string what, string? hint)
    {
        error.WriteLine($"keytide: {what}");
        if (!string.IsNullOrEmpty(hint))
        {
            error.WriteLine($"         {hint}");
        }
    }
}
