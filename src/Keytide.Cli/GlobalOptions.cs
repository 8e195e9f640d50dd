using System.CommandLine;

namespace Keytide.Cli;

/// <summary>The options that every command understands.</summary>
public sealed class GlobalOptions
{
    private readonly Option<string?> _profile = Named("--profile", "NAME", "The AWS profile to use.");
    private readonly Option<string?> _region = Named("--region", "REGION", "The AWS region to use.");
    private readonly Option<string?> _endpointUrl = Named("--endpoint-url", "URL", "Send every AWS request there instead of to AWS.");
    private readonly Option<string?> _home =
        Named("--home", "DIR", "Where Keytide keeps its state [KEYTIDE_HOME, else $XDG_STATE_HOME/keytide].");
    private readonly Option<string?> _config = Named("--config", "FILE", "The settings file [keytide.yaml in the home directory].");
    private readonly Option<string?> _format = Named("--format", "FORMAT", "How results are written.");
    private readonly Option<string?> _output = Named("--output", "FILE", "Write results to FILE instead of standard output.");
    private readonly Option<bool> _quiet = new("--quiet") { Description = "Say nothing on standard error but errors.", Recursive = true };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Say more on standard error.", Recursive = true };
    private readonly Option<bool> _noColor = new("--no-color") { Description = "No colour [NO_COLOR].", Recursive = true };

    public void AddTo(RootCommand root)
    {
        foreach (var option in new Option[]
                 {
                     _profile, _region, _endpointUrl, _home, _config, _format, _output, _quiet, _verbose, _noColor,
                 })
        {
            root.Options.Add(option);
        }
    }

    public GlobalSettings Read(ParseResult parsed) => new()
    {
        Profile = parsed.GetValue(_profile),
        Region = parsed.GetValue(_region),
        EndpointUrl = Endpoint(parsed.GetValue(_endpointUrl)),
        Home = parsed.GetValue(_home),
        Config = parsed.GetValue(_config),
        Format = parsed.GetValue(_format),
        Output = parsed.GetValue(_output),
        Quiet = parsed.GetValue(_quiet),
        Verbose = parsed.GetValue(_verbose),
        NoColor = parsed.GetValue(_noColor) || GlobalSettings.Unsaid.NoColor,
    };

    private static Uri? Endpoint(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new KeytideException(
                $"--endpoint-url \"{Quoted.Shorten(text)}\" is not an http or https address.", "Give one such as http://127.0.0.1:4566.");
    }

    private static Option<string?> Named(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Recursive = true };
}
