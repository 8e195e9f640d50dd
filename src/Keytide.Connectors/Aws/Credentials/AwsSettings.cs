using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Credentials;

/// <summary>
/// Profile, region and endpoints, found as every AWS SDK finds them. First match wins:
/// <code>
/// profile    --profile, AWS_PROFILE, AWS_DEFAULT_PROFILE, "default"
/// region     --region, AWS_REGION, AWS_DEFAULT_REGION, the profile's region, us-east-1
/// endpoint   --endpoint-url, AWS_ENDPOINT_URL_SERVICE, AWS_ENDPOINT_URL, the profile's services section, the profile's endpoint_url;
///            AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true leaves only the first
/// FIPS       AWS_USE_FIPS_ENDPOINT, the profile's use_fips_endpoint
/// </code>
/// </summary>
/// <param name="Profile">The profile's name.</param>
/// <param name="ProfileIsChosen">True where the command line named it, so that keys in the environment do not win over it.</param>
/// <param name="Endpoints">Where each service is reached.</param>
public sealed record AwsSettings(string Profile, bool ProfileIsChosen, AwsEndpoints Endpoints)
{
    private const string DefaultProfile = "default";

    /// <exception cref="KeytideException">A named profile does not exist, or a region or address makes no sense.</exception>
    public static AwsSettings Resolve(AwsChoice choice, Func<string, string?> variable, ProfileFile config, ProfileFile credentials)
    {
        string? Variable(string name) => variable(name) is { Length: > 0 } value ? value : null;
        var named = choice.Profile ?? Variable("AWS_PROFILE") ?? Variable("AWS_DEFAULT_PROFILE");
        var profile = named ?? DefaultProfile;
        var section = profile == DefaultProfile && config.Has(DefaultProfile) ? DefaultProfile : $"profile {profile}";
        if (named is not null && !config.Has(section) && !credentials.Has(profile))
        {
            throw NoSuchProfile(named, config, credentials);
        }

        string? Setting(string name) => config.Find(section, name) ?? credentials.Find(profile, name);
        var region = choice.Region ?? Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION") ?? Setting("region");
        var ignored = IsTrue(Variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") ?? Setting("ignore_configured_endpoint_urls"));
        var endpoints = new AwsEndpoints(
            Region(region),
            Address(choice.EndpointUrl, "--endpoint-url") ?? (ignored ? null : ForAll(Variable, Setting)),
            ignored || choice.EndpointUrl is not null ? null : ForServices(Variable, config, Setting("services")),
            IsTrue(Variable("AWS_USE_FIPS_ENDPOINT") ?? Setting("use_fips_endpoint")));
        return new AwsSettings(profile, choice.Profile is not null, endpoints);
    }

    private static Uri? ForAll(Func<string, string?> variable, Func<string, string?> setting) =>
        Address(variable("AWS_ENDPOINT_URL"), "AWS_ENDPOINT_URL") ?? Address(setting("endpoint_url"), "endpoint_url");

    private static Dictionary<string, Uri> ForServices(Func<string, string?> variable, ProfileFile config, string? services)
    {
        var generalVariable = variable("AWS_ENDPOINT_URL") is not null;
        var addresses = new Dictionary<string, Uri>();
        foreach (var service in AwsService.All)
        {
            var name = $"AWS_ENDPOINT_URL_{service.SettingName}";
            var setting = services is null || generalVariable
                ? null
                : config.Find($"services {services}", $"{service.SettingName.ToLowerInvariant()}/endpoint_url");
            if ((Address(variable(name), name) ?? Address(setting, "endpoint_url")) is { } address)
            {
                addresses[service.SettingName] = address;
            }
        }

        return addresses;
    }

    private static string Region(string? region) => region switch
    {
        null or "aws-global" => Partition.Aws.GlobalRegion,
        { Length: <= 64 } when region.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') => region,
        _ => throw new KeytideException(
            $"\"{Quoted.Shorten(region)}\" is no AWS region.", "Name one such as eu-central-1, by --region or AWS_REGION."),
    };

    private static Uri? Address(string? text, string source)
    {
        if (text is null)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address is { Scheme: "http" or "https", UserInfo: "", Query: "", Fragment: "" }
            ? address
            : throw new KeytideException(
                $"{source} is \"{Quoted.Shorten(text)}\", which is no address of an endpoint.", "Write it like https://localhost:5000.");
    }

    private static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    private static KeytideException NoSuchProfile(string name, ProfileFile config, ProfileFile credentials)
    {
        var known = config.Sections
            .Where(section => section == DefaultProfile || section.StartsWith("profile ", StringComparison.Ordinal))
            .Select(section => section == DefaultProfile ? section : section["profile ".Length..])
            .Union(credentials.Sections)
            .Order(StringComparer.Ordinal)
            .Select(profile => Quoted.Shorten(profile))
            .Take(20)
            .ToList();
        return new KeytideException(
            $"There is no AWS profile named \"{Quoted.Shorten(name)}\".",
            known.Count == 0
                ? "The AWS configuration files hold no profile; run aws configure."
                : $"Choose one of: {string.Join(", ", known)}.");
    }
}
